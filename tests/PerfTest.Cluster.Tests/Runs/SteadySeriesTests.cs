using FluentAssertions;
using PerfTest.Cluster.Runs;
using PerfTest.Measuring;

namespace PerfTest.Cluster.Tests.Runs;

public sealed class SteadySeriesTests
{
    [Theory]
    [InlineData(5_000, 7_000_000, 5_000, 7_000_000)]
    [InlineData(10, 7_000_000, 5_003, 7_000_000)]
    [InlineData(5_000, 900_000_000, 5_000, 6_995_968)]
    public void Extremes_lie_in_the_buckets_and_never_beyond_the_real_ones(long seenMin, long seenMax, long min, long max)
    {
        // What is recorded just now has widened the extremes, and its bucket is not there yet.
        var values = new Histogram();
        values.Record(5_000);
        values.Record(7_000_000);
        SparseHistogram whole = SparseHistogram.Of(values);
        var writer = new SparseHistogramWriter();
        for (SparseHistogramReader buckets = whole.Buckets(); buckets.MoveNext();)
        {
            writer.Write(buckets.Current.Slot, buckets.Current.Count);
        }

        var store = new MetricStore();
        SeriesSnapshot steady = SteadySeries.Of(new TrendSnapshot(store.Define("size", MetricType.Trend, Unit.Time), store.NoTags, writer.Finish(whole.Sum, seenMin, seenMax, 0)));

        SparseHistogram read = ((TrendSnapshot)steady).Values;
        (read.Min, read.Max, read.Count, read.Sum).Should().Be((min, max, 2, whole.Sum));
    }
}
