namespace PerfTest.Running;

/// <summary>The engine's counters at one moment.</summary>
/// <param name="Now">Nanoseconds from t=0; negative during warm-up.</param>
/// <param name="Scenarios">In plan order.</param>
/// <param name="IsLast">True once, after the last iteration has ended.</param>
internal sealed record EngineTick(long Now, IReadOnlyList<ScenarioCounters> Scenarios, bool IsLast);
