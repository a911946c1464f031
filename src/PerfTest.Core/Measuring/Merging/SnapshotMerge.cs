using System.Collections.Immutable;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>
/// Snapshots of several stores as one. Merging is addition: distributions bucket by bucket, counts, samples; it does not matter in which order, or whether some have
/// been added up before. Of the user's gauges the latest value and the extremes stay, as among the series of one store; the built-in ones, which count virtual users,
/// are added up (their extremes are then at most as far out as the sum of the parts': see <see cref="RecordMerge"/>).
/// </summary>
internal static class SnapshotMerge
{
    /// <summary>What adds nothing.</summary>
    public static MetricsSnapshot Empty { get; } = new([], 0);

    /// <summary>The snapshot of one instance, of the newest state of each of its series.</summary>
    /// <param name="series">Each metric and tag set once, of this catalog.</param>
    /// <param name="catalog">Of all snapshots that shall be added up or compared.</param>
    public static MetricsSnapshot Of(IEnumerable<SeriesSnapshot> series, MetricCatalog catalog)
    {
        var byMetric = series.GroupBy(one => one.Metric).ToDictionary(metric => metric.Key, metric => metric.ToImmutableArray());
        var builtIn = KnownMetrics.All.Select(known => catalog.Define(known.Name, known.Type, known.Unit)).ToList();
        return new([.. builtIn.Concat(byMetric.Keys.Except(builtIn)).Select(metric => new MetricSnapshot(metric, byMetric.GetValueOrDefault(metric, []), 0))], 0);
    }

    /// <param name="parts">Of any stores.</param>
    /// <param name="catalog">Whose the metrics and tags of the result are.</param>
    /// <exception cref="FormatException">A metric has not the same type and unit in all of them: a sentence says which.</exception>
    public static MetricsSnapshot Merge(IReadOnlyCollection<MetricsSnapshot> parts, MetricCatalog catalog)
    {
        var metrics = new List<Gathered>();
        var byMetric = new Dictionary<Metric, Gathered>();
        foreach (var snapshot in parts.SelectMany(part => part.Metrics))
        {
            var metric = catalog.Adopt(snapshot.Metric);
            if (!byMetric.TryGetValue(metric, out var gathered))
            {
                metrics.Add(byMetric[metric] = gathered = new(metric));
            }

            gathered.Add(snapshot, catalog);
        }

        var scratch = new Histogram();
        return new([.. metrics.OrderBy(metric => !metric.Metric.IsBuiltIn).Select(metric => metric.Merge(scratch))], parts.Sum(part => part.FoldedTagSets));
    }

    private static SeriesSnapshot Merge(List<SeriesSnapshot> same, Histogram scratch) => same[0] switch
    {
        _ when same.Count == 1 => same[0],
        TrendSnapshot trend => trend with { Values = Sum(same.Cast<TrendSnapshot>(), scratch) },
        CounterSnapshot counter => counter with { Totals = same.Cast<CounterSnapshot>().Aggregate(default(CounterTotals), (sum, part) => sum + part.Totals) },
        RateSnapshot rate => rate with { Totals = same.Cast<RateSnapshot>().Aggregate(default(RateTotals), (sum, part) => sum + part.Totals) },
        GaugeSnapshot gauge => gauge with { Totals = Sum(gauge.Metric, same.Cast<GaugeSnapshot>().Select(part => part.Totals).OfType<GaugeTotals>()) },
        var other => throw new ArgumentException($"Series of the type {other.GetType().Name} cannot be added up.", nameof(same)),
    };

    private static SparseHistogram Sum(IEnumerable<TrendSnapshot> parts, Histogram scratch)
    {
        scratch.Clear();
        foreach (var part in parts)
        {
            part.Values.AddTo(scratch);
        }

        return SparseHistogram.Of(scratch);
    }

    private static GaugeTotals? Sum(Metric metric, IEnumerable<GaugeTotals> parts)
    {
        GaugeTotals? sum = null;
        foreach (var part in parts)
        {
            sum = sum is not { } others ? part : metric.IsBuiltIn ? others.Beside(part) : others + part;
        }

        return sum;
    }

    private sealed class Gathered(Metric metric)
    {
        private readonly List<List<SeriesSnapshot>> _series = [];
        private readonly Dictionary<TagSet, List<SeriesSnapshot>> _byTags = [];
        private long _folded;

        public Metric Metric => metric;

        public void Add(MetricSnapshot snapshot, MetricCatalog catalog)
        {
            _folded += snapshot.Folded;
            foreach (var series in snapshot.Series)
            {
                var adopted = catalog.Adopt(series);
                if (!_byTags.TryGetValue(adopted.Tags, out var same))
                {
                    _series.Add(_byTags[adopted.Tags] = same = []);
                }

                same.Add(adopted);
            }
        }

        public MetricSnapshot Merge(Histogram scratch) => new(metric, [.. _series.Select(same => SnapshotMerge.Merge(same, scratch))], _folded);
    }
}
