using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>
/// Pool canary p99 &gt; 10 ms. With growing threads and a queue it is a starved pool: something blocks. Without them, a closed model against a host in the same
/// process just uses the processor up, which is what it is for.
/// </summary>
internal sealed class PoolDelay : IHealthRule
{
    private const double Most = 10 * Nanoseconds.PerMillisecond;

    // The pool grows by a thread or two a second for ordinary reasons too, at the beginning.
    private const int GrowingReadings = 2;

    public IEnumerable<HealthFinding> Examine(HealthContext context)
    {
        if (context.Measured is not { PoolDelays.Count: > 0 } measured || measured.PoolDelays.Quantile(0.99) is var delay && delay <= Most)
        {
            yield break;
        }

        var waited = $"work handed to the thread pool waited {Figures.Time(measured.PoolDelays.Quantile(0.99))} (p99 of one item per 100 ms)";
        if (IsStarved(measured))
        {
            yield return new(
                HealthSeverity.Suspect,
                "pool-starved",
                "thread pool starved",
                $"The thread pool was starved: something blocks, and latencies include the wait. {Capital(waited)}, its threads grew from {Figures.Count(measured.PoolThreadsAtStart)} to "
                + $"{Figures.Count(measured.PoolThreadsMax)}, up to {Figures.Counted(measured.PoolQueueMax, "item")} queued. Look for Thread.Sleep, .Result and .Wait() in the body and in the target.");
        }
        else if (!context.SaturatesItself)
        {
            yield return new(HealthSeverity.Suspect, "pool-delay", "slow thread pool", $"The generator was slow to get on: {waited}, more than 10 ms.");
        }
    }

    private static bool IsStarved(HealthMeasurements measured) =>
        measured.ReadingsWithGrowingPool >= GrowingReadings && measured.PoolThreadsMax > measured.PoolThreadsAtStart && measured.PoolQueueMax > 0;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
