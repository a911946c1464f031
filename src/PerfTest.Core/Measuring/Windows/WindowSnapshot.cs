namespace PerfTest.Measuring;

/// <summary>What was recorded within a named part of the plan: all metrics, of all scenarios.</summary>
/// <remarks>
/// A window begins and ends with the first tick at or after its border: at the border itself where the engine ticks there (see
/// <see cref="RunRecorder.Borders"/>), a few milliseconds later on a busy machine. <see cref="From"/> and <see cref="To"/> say when it was.
/// </remarks>
/// <param name="Window">Which part.</param>
/// <param name="From">When it began, in nanoseconds from t=0.</param>
/// <param name="To">When it ended; the last tick so far where it has not ended yet.</param>
/// <param name="Metrics">What was recorded in between.</param>
internal sealed record WindowSnapshot(PlanWindow Window, long From, long To, MetricsSnapshot Metrics);
