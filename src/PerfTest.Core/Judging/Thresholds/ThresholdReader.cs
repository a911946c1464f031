using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>Computes what a threshold limits. Pure: the same samples give the same reading, in the middle of a run or at its end.</summary>
/// <param name="samples">The whole run so far, or a part of it.</param>
/// <param name="headline">Which metrics a threshold without a metric means.</param>
internal sealed class ThresholdReader(SampleView samples, HeadlineMetrics headline)
{
    private static readonly KnownMetric Latency = new("latency", MetricType.Trend, Unit.Time);

    public ThresholdReading Read(Threshold threshold)
    {
        if (threshold.Metric is not { } name)
        {
            return Read(threshold, headline.Names, Latency, () => headline.Trend(samples));
        }

        ImmutableArray<KeyValuePair<string, string>> filter = [.. threshold.Filter];
        var shown = Selector.Print(name, filter);
        if (Find(name) is not { } metric)
        {
            return new() { Threshold = threshold, Metric = shown };
        }

        return metric.Type switch
        {
            MetricType.Trend => Read(threshold, shown, metric, () => samples.Trend(name, filter)),
            MetricType.Counter => ReadCounter(threshold, shown, metric, samples.Counter(name, filter)),
            MetricType.Rate => ReadRate(threshold, shown, metric, samples.Rate(name, filter)),
            _ => ReadGauge(threshold, shown, metric, samples.Gauge(name, filter)),
        };
    }

    /// <summary>What a limit is on: a built-in metric, or one of the body's own, whose type has become known.</summary>
    /// <param name="name">The metric's name; null: the headline latency.</param>
    /// <param name="type">Of a metric that is not built in.</param>
    /// <param name="unit">Of a metric that is not built in.</param>
    public static KnownMetric Find(string? name, MetricType type, Unit unit) =>
        name is null ? Latency : KnownMetrics.All.FirstOrDefault(metric => metric.Name == name) ?? new KnownMetric(name, type, unit);

    private KnownMetric? Find(string name) =>
        KnownMetrics.All.FirstOrDefault(metric => metric.Name == name)
        ?? (samples.Metrics.Find(name) is { } custom ? new KnownMetric(name, custom.Type, custom.Unit) : null);

    private static ThresholdReading Start(Threshold threshold, string shown, KnownMetric metric)
    {
        var meaning = ThresholdMeaning.Of(threshold.Expression, metric, out var mistake);
        return new() { Threshold = threshold, Metric = shown, Type = metric.Type, Unit = metric.Unit, Meaning = meaning, Mistake = mistake };
    }

    private static ThresholdReading Read(Threshold threshold, string shown, KnownMetric metric, Func<Distribution?> find)
    {
        var reading = Start(threshold, shown, metric);
        if (reading.Meaning is not { } meaning || find() is not { Values.Count: > 0 } all)
        {
            return reading;
        }

        var p = meaning.Aggregation.Percentile / 100;
        var value = meaning.Aggregation.Kind switch
        {
            AggregationKind.Avg => InBase(metric.Unit, all.Values.Average),
            AggregationKind.Min => InBase(metric.Unit, all.Values.Min),
            AggregationKind.Max => InBase(metric.Unit, all.Values.Max),
            AggregationKind.Count => all.Values.Count,
            _ => all.Quantile(p) is { } quantile ? InBase(metric.Unit, quantile) : double.PositiveInfinity,
        };
        var isPercentile = meaning.Aggregation.Kind == AggregationKind.Percentile;
        return reading with
        {
            Value = value,
            Samples = all.Values.Count,
            Total = all.Total,
            NeverStartedShare = all.NeverStartedShare,
            IsExtreme = isPercentile && double.IsFinite(value) && p is > 0.5 and < 1 && !all.Resolves(p),
        };
    }

    private ThresholdReading ReadCounter(Threshold threshold, string shown, KnownMetric metric, CounterTotals? found)
    {
        var reading = Start(threshold, shown, metric);
        if (reading.Meaning is not { } meaning || found is not { } totals)
        {
            return reading;
        }

        var isRate = meaning.Aggregation.Kind == AggregationKind.Rate;
        return reading with
        {
            Value = !isRate ? totals.Count : samples.Length <= 0 ? null : (double)totals.CountWithinPlan * Nanoseconds.PerSecond / samples.Length,
            Samples = isRate ? totals.CountWithinPlan : totals.Count,
        };
    }

    private static ThresholdReading ReadRate(Threshold threshold, string shown, KnownMetric metric, RateTotals? found)
    {
        var reading = Start(threshold, shown, metric);

        // A quotient of two whole numbers is the double next to its true value, as the limit is: equal shares compare equal, and 100 % is all of them.
        return reading.Meaning is null || found is not { } totals
            ? reading
            : reading with { Value = (double)totals.Passes / totals.Total, Samples = totals.Total, Passes = totals.Passes };
    }

    private static ThresholdReading ReadGauge(Threshold threshold, string shown, KnownMetric metric, GaugeTotals? found)
    {
        var reading = Start(threshold, shown, metric);
        if (reading.Meaning is not { } meaning || found is not { } totals)
        {
            return reading;
        }

        return reading with
        {
            Value = meaning.Aggregation.Kind switch
            {
                AggregationKind.Min => totals.Min,
                AggregationKind.Max => totals.Max,
                _ => totals.Value,
            },
            Samples = 1,
        };
    }

    /// <summary>From the histogram's numbers to the engine's unit, in which limits are.</summary>
    private static double InBase(Unit unit, double recorded) => unit == Unit.Time ? recorded : TrendScale.ToShown(unit, recorded);
}
