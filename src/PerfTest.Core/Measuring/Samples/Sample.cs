namespace PerfTest.Measuring;

/// <summary>One recorded value.</summary>
/// <param name="Series">What it was recorded into: its metric and its tags.</param>
/// <param name="Time">When, as <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/> tells it.</param>
/// <param name="Value">As it was recorded: nanoseconds of times, else see <see cref="TrendScale"/>; of a counter what was added; of a rate 1 or 0.</param>
internal readonly record struct Sample(Series Series, long Time, double Value);
