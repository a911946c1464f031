using PerfTest.Measuring;

namespace PerfTest.Cluster.Runs;

/// <summary>Adds what agents measure to the store of the controller's recorder, which holds the sum of all of them at any time.</summary>
internal sealed class MergedStore(MetricStore store)
{
    private readonly Dictionary<(Metric Metric, TagSet Tags), Series> _series = [];

    /// <summary>Adds what an agent's series has gained.</summary>
    /// <param name="now">Cumulative.</param>
    /// <param name="before">The same series as it was added last; null: it was not.</param>
    public void Add(SeriesSnapshot now, SeriesSnapshot? before)
    {
        switch (now)
        {
            case TrendSnapshot trend:
                SparseHistogram gained = before is null ? trend.Values : ((TrendSnapshot)trend.Since(before)).Values;

                // Exact: the smallest and largest since the start are no secret of the difference.
                Find(now, store.GetTrend).Add(gained, trend.Values.Min, trend.Values.Max);
                break;
            case CounterSnapshot counter:
                Find(now, store.GetCounter).Add(before is null ? counter.Totals : counter.Since(before).Totals);
                break;
            case RateSnapshot rate:
                Find(now, store.GetRate).Add(before is null ? rate.Totals : rate.Since(before).Totals);
                break;
        }
    }

    /// <summary>Sets gauges to the sums of what the agents' are at this second. Those of virtual users follow from the engines' counters.</summary>
    /// <param name="agents">The newest series of each agent that is not lost.</param>
    public void SetGauges(IEnumerable<IEnumerable<SeriesSnapshot>> agents)
    {
        IEnumerable<IGrouping<(Metric Metric, TagSet Tags), GaugeSnapshot>> gauges = agents
            .SelectMany(series => series)
            .OfType<GaugeSnapshot>()
            .Where(gauge => gauge.Totals is not null && gauge.Metric.Name is not (MetricNames.Vus or MetricNames.VusMax))
            .GroupBy(gauge => (gauge.Metric, gauge.Tags));
        foreach (IGrouping<(Metric Metric, TagSet Tags), GaugeSnapshot> same in gauges)
        {
            Find(same.First(), store.GetGauge).Set(same.Sum(gauge => gauge.Totals!.Value.Value));
        }
    }

    private TSeries Find<TSeries>(SeriesSnapshot snapshot, Func<Metric, TagSet, TSeries> get)
        where TSeries : Series
    {
        if (!_series.TryGetValue((snapshot.Metric, snapshot.Tags), out Series? series))
        {
            Metric metric = store.Define(snapshot.Metric.Name, snapshot.Metric.Type, snapshot.Metric.Unit);
            TagSet tags = snapshot.Tags.Tags.Aggregate(store.NoTags, (set, tag) => set.With(tag.Key, tag.Value));
            series = get(metric, tags);
            _series[(snapshot.Metric, snapshot.Tags)] = series;
        }

        return (TSeries)series;
    }
}
