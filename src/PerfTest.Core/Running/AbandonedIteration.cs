namespace PerfTest.Running;

/// <summary>An iteration that went on after its CancellationToken had fired.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Exec">The method.</param>
/// <param name="Vu">The virtual user's id.</param>
/// <param name="Iteration">Its iteration number, 0-based.</param>
/// <param name="RunningFor">Nanoseconds since it started.</param>
internal sealed record AbandonedIteration(string Scenario, string Exec, long Vu, long Iteration, long RunningFor);
