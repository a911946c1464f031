using FluentAssertions;
using FsCheck.Fluent;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

public sealed class SparseHistogramTests
{
    [Fact]
    public void A_sparse_histogram_holds_what_the_histogram_held() =>
        Prop.ForAll(Cases.Samples, Gen.Choose(1, 40).ToArbitrary(), (sample, count) =>
        {
            var histogram = new Histogram();
            foreach (var value in sample)
            {
                histogram.Record(value, count);
            }

            return SparseHistogram.Of(histogram).ToHistogram().Content().Equals(histogram.Content());
        }).Holds(1_000);

    [Fact]
    public void Large_counts_survive()
    {
        var histogram = new Histogram();
        histogram.Record(1, 15);
        histogram.Record(2, 16);
        histogram.Record(3, 127);
        histogram.Record(4, 128);
        histogram.Record(5, 4_000_000_000_000);

        SparseHistogram.Of(histogram).ToHistogram().Content().Should().Be(histogram.Content());
    }

    [Fact]
    public void The_ends_of_the_range_survive()
    {
        var histogram = Cases.Histogram(-HistogramLayout.MaxValue, 0, HistogramLayout.MaxValue, long.MaxValue);
        SparseHistogram.Of(histogram).ToHistogram().Content().Should().Be(histogram.Content());
    }

    [Fact]
    public void Plus_is_the_histogram_of_the_values_of_both() =>
        Prop.ForAll(Cases.Samples, Cases.Samples, (left, right) =>
            SparseHistogram.Of(Cases.Histogram(left)).Plus(SparseHistogram.Of(Cases.Histogram(right))).ToHistogram().Content()
                .Equals(Cases.Histogram([.. left, .. right]).Content())).Holds(1_000);

    [Fact]
    public void Minus_an_earlier_snapshot_leaves_the_values_since() =>
        Prop.ForAll(Cases.Samples, Cases.Samples, (before, since) =>
            SparseHistogram.Of(Cases.Histogram([.. before, .. since])).Minus(SparseHistogram.Of(Cases.Histogram(before))).ToHistogram().Counts()
                .Equals(Cases.Histogram(since).Counts())).Holds(1_000);

    [Fact]
    public void A_second_of_a_thousand_log_normal_latencies_takes_about_a_byte_each()
    {
        var random = new Random(1);
        var histogram = new Histogram();
        for (var i = 0; i < 1_000; i++)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            histogram.Record((long)(5_000_000 * Math.Exp(0.5 * normal)));
        }

        SparseHistogram.Of(histogram).Size.Should().BeInRange(500, 1_300);
    }

    [Fact]
    public void What_reached_the_sum_a_moment_late_is_not_lost()
    {
        // A reader may see a value in its bucket before it is in the sum: the next difference is of the sum alone.
        var before = new Histogram();
        before.AddBucket(HistogramLayout.SlotOf(1_000), 1);
        before.AddTotals(0, 1_000, 1_000, 0);
        var now = Cases.Histogram(1_000);

        var late = SparseHistogram.Difference(now, before);

        (late.Count, late.Sum).Should().Be((0, 1_000));
        SparseHistogram.Of(before).Plus(late).ToHistogram().Content().Should().Be(now.Content());
    }

    [Fact]
    public void Empty_is_neutral()
    {
        var some = SparseHistogram.Of(Cases.Histogram(1, 2, 3));

        some.Plus(SparseHistogram.Empty).Should().BeSameAs(some);
        SparseHistogram.Empty.Plus(some).Should().BeSameAs(some);
        some.Minus(SparseHistogram.Empty).Should().BeSameAs(some);
        (SparseHistogram.Empty.Count, SparseHistogram.Empty.Min, SparseHistogram.Empty.Max).Should().Be((0, 0, 0));
        SparseHistogram.Of(new Histogram()).Should().BeSameAs(SparseHistogram.Empty);
    }
}
