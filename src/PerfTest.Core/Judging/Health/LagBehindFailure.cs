using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>A broken limit on a response time of which the generator's own start lag is more than half of the overrun: "the generator may be the cause".</summary>
internal sealed class LagBehindFailure : IHealthRule
{
    public IEnumerable<HealthFinding> Examine(HealthContext context)
    {
        foreach (var reading in context.Readings.Where(reading => !reading.Passed && reading is { Type: MetricType.Trend, Unit: Unit.Time }))
        {
            if (IsFromIntendedStart(reading, context) && reading is { Value: { } value, Meaning: { Comparison: Comparison.LessThan or Comparison.LessOrEqual } meaning } && double.IsFinite(value)
                && Lag(context.Run, meaning.Aggregation) is { } lag && lag > (value - meaning.Limit) / 2)
            {
                yield return new(
                    HealthSeverity.Suspect,
                    "lag-behind-failure",
                    "the generator may be the cause",
                    $"The generator may be the cause that {reading.Threshold.Source} is broken: its start lag, {Figures.Time(lag)}, is more than half of what is above the limit.");
            }
        }
    }

    private static bool IsFromIntendedStart(ThresholdReading reading, HealthContext context) =>
        reading.Threshold.Metric is MetricNames.HttpReqResponseTime or MetricNames.IterationResponseTime
        || (reading.Threshold.Metric is null && context.Record.Plan.Scenarios.Any(scenario => scenario.Workload.IsArrivalRate));

    /// <summary>The same aggregation of the lag as the limit is on.</summary>
    private static double? Lag(SampleView run, Aggregation aggregation) => run.Trend(MetricNames.IterationStartLag, ImmutableArray<KeyValuePair<string, string>>.Empty) is not { Values.Count: > 0 } all ? null
        : aggregation.Kind switch
        {
            AggregationKind.Avg => all.Values.Average,
            AggregationKind.Min => all.Values.Min,
            AggregationKind.Max => all.Values.Max,
            AggregationKind.Percentile => all.Quantile(aggregation.Percentile / 100),
            _ => null,
        };
}
