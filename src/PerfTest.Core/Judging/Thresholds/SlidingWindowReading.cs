namespace PerfTest.Judging;

/// <summary>A limit in one window.</summary>
/// <param name="From">Nanoseconds from t=0.</param>
/// <param name="To">Nanoseconds from t=0.</param>
/// <param name="Reading">What was measured.</param>
internal sealed record SlidingWindowReading(long From, long To, ThresholdReading Reading);
