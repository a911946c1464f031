using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>Percentiles that fall among iterations that never started.</summary>
internal static class NotReached
{
    public const string Mark = "∞";

    /// <summary>What the mark means, where one of these metrics has it.</summary>
    public static IEnumerable<string> Explain(IEnumerable<LatencyMetric> metrics)
    {
        foreach (var metric in metrics)
        {
            if (metric.Distribution is { NeverStarted: > 0 } all)
            {
                return [$"  {Mark} not reached: {Figures.Percent(all.NeverStartedShare, 1)} never started, and rank as slower than any; avg, min and max are of those that did"];
            }
        }

        return [];
    }
}
