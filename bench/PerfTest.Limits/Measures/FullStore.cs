using PerfTest.Measuring;

namespace PerfTest.Bench;

/// <summary>A store with 500 trends, each with ten thousand log-normal samples.</summary>
internal static class FullStore
{
    private const int Series = 500;

    public static MetricStore Create()
    {
        var store = new MetricStore();
        Metric metric = store.Define("trend", MetricType.Trend, Unit.Time);
        long[] values = LogNormal.Nanoseconds(10_000);
        for (int n = 0; n < Series; n++)
        {
            TrendSeries series = store.GetTrend(metric, store.NoTags.With("name", $"/endpoint/{n}"));
            foreach (long value in values)
            {
                series.Record(value);
            }
        }

        return store;
    }
}
