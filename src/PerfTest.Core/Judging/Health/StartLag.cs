using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>Arrival rates: start lag p99 &gt; max(5 ms, 10 % of the tightest latency limit).</summary>
internal sealed class StartLag : IHealthRule
{
    private const double Least = 5 * Nanoseconds.PerMillisecond;
    private const double ShareOfLimit = 0.1;

    public IEnumerable<HealthFinding> Examine(HealthContext context)
    {
        var most = Math.Max(Least, ShareOfLimit * (context.TightestLimit ?? 0));
        if (context.Run.Trend(MetricNames.IterationStartLag, [])?.Quantile(0.99) is { } lag && lag > most)
        {
            yield return new(
                HealthSeverity.Suspect,
                "start-lag",
                "late starts",
                $"Iterations started late: the start lag's p(99) was {Figures.Time(lag)}, more than {Figures.Time(most)}; response times include it.");
        }
    }
}
