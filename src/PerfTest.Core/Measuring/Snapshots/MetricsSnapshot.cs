using System.Collections.Immutable;

namespace PerfTest.Measuring;

/// <summary>
/// What a store held at one moment, or gained between two. The merged views add up all series of a metric whose tags equal those of a filter (an empty or default one:
/// all); null means that there is no sample.
/// </summary>
internal sealed class MetricsSnapshot
{
    private readonly Dictionary<string, MetricSnapshot> _byName;

    internal MetricsSnapshot(ImmutableArray<MetricSnapshot> metrics, long foldedTagSets)
    {
        Metrics = metrics;
        FoldedTagSets = foldedTagSets;
        _byName = metrics.ToDictionary(metric => metric.Metric.Name, StringComparer.Ordinal);
    }

    /// <summary>All metrics, also those without samples, in the order of definition: the built-in ones first.</summary>
    public ImmutableArray<MetricSnapshot> Metrics { get; }

    /// <summary>How often a tag set was asked for that would have been one too many in the store; more than 0: the report says so.</summary>
    public long FoldedTagSets { get; }

    /// <summary>The metric, or null where the name was never defined.</summary>
    public Metric? Find(string name) => _byName.GetValueOrDefault(name)?.Metric;

    /// <summary>The series of a metric that match a filter.</summary>
    public IEnumerable<SeriesSnapshot> Series(string name, ImmutableArray<KeyValuePair<string, string>> filter = default) =>
        _byName.TryGetValue(name, out var metric) ? metric.Series.Where(series => series.Tags.Matches(filter)) : [];

    /// <summary>The values that a tag has among the series of a metric that match a filter, sorted; where it is not set it has none.</summary>
    public ImmutableArray<string> TagValues(string name, string key, ImmutableArray<KeyValuePair<string, string>> filter = default) =>
        [.. Series(name, filter).Select(series => series.Tags[key]).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The distribution of a trend, in the histogram's numbers: see <see cref="TrendScale"/>.</summary>
    public Histogram? Trend(string name, ImmutableArray<KeyValuePair<string, string>> filter = default)
    {
        Histogram? merged = null;
        foreach (var series in Series(name, filter).OfType<TrendSnapshot>())
        {
            series.Values.AddTo(merged ??= new());
        }

        return merged;
    }

    public CounterTotals? Counter(string name, ImmutableArray<KeyValuePair<string, string>> filter = default)
    {
        CounterTotals? merged = null;
        foreach (var series in Series(name, filter).OfType<CounterSnapshot>())
        {
            merged = merged is { } others ? others + series.Totals : series.Totals;
        }

        return merged;
    }

    public RateTotals? Rate(string name, ImmutableArray<KeyValuePair<string, string>> filter = default)
    {
        RateTotals? merged = null;
        foreach (var series in Series(name, filter).OfType<RateSnapshot>())
        {
            merged = merged is { } others ? others + series.Totals : series.Totals;
        }

        return merged;
    }

    /// <summary>
    /// The latest value and the extremes over all series that match. Where there is a series whose tags are the filter and no others, it speaks alone: that is how
    /// <c>vus</c> is the sum over the scenarios, although its series per scenario match too.
    /// </summary>
    public GaugeTotals? Gauge(string name, ImmutableArray<KeyValuePair<string, string>> filter = default)
    {
        GaugeTotals? merged = null;
        var wanted = filter.IsDefault ? 0 : filter.Length;
        foreach (var series in Series(name, filter).OfType<GaugeSnapshot>())
        {
            if (series.Totals is not { } totals)
            {
                continue;
            }

            if (series.Tags.Count == wanted)
            {
                return totals;
            }

            merged = merged is { } others ? others + totals : totals;
        }

        return merged;
    }

    /// <summary>What came since an earlier snapshot of the same store.</summary>
    public MetricsSnapshot Since(MetricsSnapshot earlier)
    {
        var metrics = ImmutableArray.CreateBuilder<MetricSnapshot>(Metrics.Length);
        foreach (var metric in Metrics)
        {
            var before = earlier._byName.TryGetValue(metric.Metric.Name, out var known)
                ? known.Series.ToDictionary(series => series.Tags)
                : [];
            metrics.Add(metric with
            {
                Series = [.. metric.Series
                    .Select(series => before.TryGetValue(series.Tags, out var old) ? series.Since(old) : series)
                    .Where(series => series.HasSamples)],
                Folded = metric.Folded - (known?.Folded ?? 0),
            });
        }

        return new(metrics.MoveToImmutable(), FoldedTagSets - earlier.FoldedTagSets);
    }
}
