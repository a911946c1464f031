namespace PerfTest.Running;

/// <summary>What an iteration runs, and to whom it belongs: one for each body of a scenario.</summary>
/// <param name="Body">The method.</param>
/// <param name="Scenario">The scenario's name, or that of a body with a weight: the tag of its samples.</param>
/// <param name="Observer">Who is told of its samples.</param>
internal sealed record BodyTurn(LoadBody Body, string Scenario, IScenarioObserver Observer);
