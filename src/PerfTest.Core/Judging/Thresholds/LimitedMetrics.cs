using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>The metrics that have to be looked at to judge some limits: theirs, and what says how much was dropped.</summary>
/// <param name="thresholds">The limits.</param>
internal sealed class LimitedMetrics(ImmutableArray<Threshold> thresholds)
{
    private readonly ImmutableHashSet<string> _names =
    [
        MetricNames.HttpReqs, MetricNames.Iterations, MetricNames.DroppedIterations,
        .. thresholds.Select(threshold => threshold.Metric).OfType<string>(),
        .. thresholds.Any(threshold => threshold.Metric is null)
            ? new[] { MetricNames.HttpReqDuration, MetricNames.HttpReqResponseTime, MetricNames.IterationDuration, MetricNames.IterationResponseTime }
            : [],
    ];

    public bool Contain(Metric metric) => _names.Contains(metric.Name);
}
