using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>What a threshold would have measured in each slice of the run. Pure.</summary>
/// <remarks>Slices keep the latencies and counts that most limits are about; of other metrics nothing is known over time.</remarks>
/// <param name="plan">What was asked for.</param>
/// <param name="headline">Which metrics a threshold without a metric means.</param>
internal sealed class ThresholdCourse(LoadPlan plan, HeadlineMetrics headline)
{
    /// <summary>When the first slice began that breaks the limit by itself; null if none does, or it cannot be told.</summary>
    /// <param name="reading">The threshold, read over the whole run.</param>
    /// <param name="slices">The slices, or those within the threshold's stage.</param>
    public long? FirstExceeded(ThresholdReading reading, IEnumerable<Slice> slices)
    {
        if (reading.Meaning is not { } meaning || IsLowerLimitOnCounter(reading.Type, meaning))
        {
            return null;
        }

        foreach (var slice in slices)
        {
            if (Value(reading, slice) is { } value && !meaning.Holds(value))
            {
                return slice.Start;
            }
        }

        return null;
    }

    /// <summary>More of a counter is still to come: a slice that has little of it breaks nothing.</summary>
    public static bool IsLowerLimitOnCounter(MetricType type, ThresholdMeaning meaning) =>
        type == MetricType.Counter && meaning.Comparison is Comparison.GreaterThan or Comparison.GreaterOrEqual or Comparison.Equal && meaning.Limit > 0;

    /// <summary>In the engine's unit; null if the slice has no samples, or does not keep the metric.</summary>
    public double? Value(ThresholdReading reading, Slice slice)
    {
        var threshold = reading.Threshold;
        var scenarios = Scenarios(threshold, slice);
        return reading.Type switch
        {
            MetricType.Trend => Aggregate(reading, Latency(threshold, scenarios)),
            MetricType.Rate when HasOnlyScenario(threshold) => Share(threshold.Metric!, reading.Meaning, scenarios),
            MetricType.Counter when HasOnlyScenario(threshold) => Count(threshold.Metric!, scenarios) is not { } count ? null
                : reading.Meaning?.Aggregation.Kind == AggregationKind.Rate ? (double)count * Nanoseconds.PerSecond / Math.Max(1, slice.Length)
                : count,
            _ => null,
        };
    }

    /// <summary>The headline latency of one slice. Null: nothing at all.</summary>
    public Distribution? Headline(Slice slice) =>
        Distribution.Merge(slice.Scenarios.Select(scenario => Latency(headline[scenario.Scenario], scenario, name: null)));

    /// <summary>The same, in a histogram that is used again for the next slice: of hundreds of slices only the quantiles are wanted.</summary>
    public Distribution? Headline(Slice slice, Histogram scratch)
    {
        scratch.Clear();
        var neverStarted = 0L;
        foreach (var scenario in slice.Scenarios)
        {
            neverStarted += AddTo(scratch, headline[scenario.Scenario], scenario);
        }

        return scratch.Count + neverStarted > 0 ? new(scratch, neverStarted) : null;
    }

    private static long AddTo(Histogram target, string metric, ScenarioSlice scenario)
    {
        switch (metric)
        {
            case MetricNames.HttpReqDuration:
                foreach (var endpoint in scenario.Endpoints)
                {
                    endpoint.Duration.AddTo(target);
                }

                return 0;
            case MetricNames.HttpReqResponseTime:
                scenario.HttpResponseTime.AddTo(target);
                return SampleView.NeverStarted(scenario.Dropped, scenario.HttpResponseTime.Count, scenario.Iterations);
            default:
                scenario.IterationLatency.AddTo(target);
                return metric == MetricNames.IterationResponseTime ? scenario.Dropped : 0;
        }
    }

    private static double? Aggregate(ThresholdReading reading, Distribution? all)
    {
        if (all is null || reading.Meaning is not { } meaning)
        {
            return null;
        }

        return meaning.Aggregation.Kind switch
        {
            AggregationKind.Avg or AggregationKind.Min or AggregationKind.Max when all.Values.Count == 0 => null,
            AggregationKind.Avg => all.Values.Average,
            AggregationKind.Min => all.Values.Min,
            AggregationKind.Max => all.Values.Max,
            AggregationKind.Percentile => all.Quantile(meaning.Aggregation.Percentile / 100) ?? double.PositiveInfinity,
            _ => null,
        };
    }

    private Distribution? Latency(Threshold threshold, ScenarioSlice[] scenarios)
    {
        var name = threshold.Filter.FirstOrDefault(tag => tag.Key == TagNames.Name).Value;
        var isKept = threshold.Filter.All(tag => tag.Key is TagNames.Scenario || (tag.Key is TagNames.Name && threshold.Metric == MetricNames.HttpReqDuration));
        return isKept ? Distribution.Merge(scenarios.Select(scenario => Latency(threshold.Metric ?? headline[scenario.Scenario], scenario, name))) : null;
    }

    private Distribution? Latency(string metric, ScenarioSlice scenario, string? name)
    {
        var isOpen = plan.Scenarios.First(planned => planned.Name == scenario.Scenario).Workload.IsArrivalRate;
        return (metric, isOpen) switch
        {
            (MetricNames.HttpReqDuration, _) => Of(name is null ? scenario.HttpDuration : scenario.Endpoints.FirstOrDefault(endpoint => endpoint.Name == name)?.Duration, 0),
            (MetricNames.HttpReqResponseTime, true) => Of(scenario.HttpResponseTime, SampleView.NeverStarted(scenario.Dropped, scenario.HttpResponseTime.Count, scenario.Iterations)),
            (MetricNames.IterationResponseTime, true) or (MetricNames.IterationDuration, false) => Of(scenario.IterationLatency, isOpen ? scenario.Dropped : 0),
            _ => null,
        };
    }

    private static Distribution? Of(SparseHistogram? values, long neverStarted) =>
        values is null || values.Count + neverStarted == 0 ? null : new(values.ToHistogram(), neverStarted);

    private static double? Share(string metric, ThresholdMeaning? meaning, ScenarioSlice[] scenarios)
    {
        var (passes, total) = metric switch
        {
            MetricNames.HttpReqFailed => (scenarios.Sum(slice => slice.FailedRequests), scenarios.Sum(slice => slice.Requests)),
            MetricNames.IterationFailed => (scenarios.Sum(slice => slice.FailedIterations), scenarios.Sum(slice => slice.Iterations)),

            // How many checks passed is not kept; that some failed is, and is enough where all must pass.
            MetricNames.Checks when meaning is not null && meaning.Holds(1) && !meaning.Holds(1 - 1e-12) =>
                (0, Math.Sign(scenarios.Sum(slice => slice.FailedChecks))),
            _ => (0L, 0L),
        };
        return total == 0 ? null : (double)passes / total;
    }

    private static long? Count(string metric, ScenarioSlice[] scenarios) => metric switch
    {
        MetricNames.DroppedIterations => scenarios.Sum(slice => slice.Dropped),
        MetricNames.Iterations => scenarios.Sum(slice => slice.Iterations),
        MetricNames.HttpReqs => scenarios.Sum(slice => slice.Requests),
        MetricNames.DataSent => scenarios.Sum(slice => slice.BytesSent),
        MetricNames.DataReceived => scenarios.Sum(slice => slice.BytesReceived),
        _ => null,
    };

    private static bool HasOnlyScenario(Threshold threshold) => threshold.Filter.All(tag => tag.Key == TagNames.Scenario);

    private static ScenarioSlice[] Scenarios(Threshold threshold, Slice slice)
    {
        var wanted = threshold.Filter.FirstOrDefault(tag => tag.Key == TagNames.Scenario).Value;
        return [.. slice.Scenarios.Where(scenario => wanted is null || scenario.Scenario == wanted)];
    }
}
