using FluentAssertions;
using FsCheck.Fluent;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Measuring;

public sealed class HistogramTests
{
    private static readonly double[] Quantiles =
        [0, 0.0001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.99999, 1];

    public static TheoryData<string, int> Distributions
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var name in new[] { "uniform", "log-normal", "bimodal", "constant", "heavy-tailed", "small", "signed" })
            {
                foreach (var count in new[] { 1, 2, 3, 40, 1_000, 100_000 })
                {
                    data.Add(name, count);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Quantiles_are_those_of_the_sorted_sample_to_0_05_percent_and_1_ns(string distribution, int count)
    {
        var sample = Sample(distribution, count);
        var histogram = Cases.Histogram(sample);
        Array.Sort(sample);

        foreach (var p in Quantiles.Concat(Enumerable.Range(0, 101).Select(percent => percent / 100.0)))
        {
            var (expected, allowed) = Interpolated(sample, p);
            histogram.Quantile(p).Should().BeApproximately(expected, allowed, "p = {0}", p);
        }

        histogram.Quantile(0).Should().Be(sample[0]);
        histogram.Quantile(1).Should().Be(sample[^1]);
        histogram.Sum.Should().Be(sample.Sum());
        histogram.Average.Should().Be((double)sample.Sum() / count);
    }

    [Fact]
    public void Quantiles_are_within_the_bound_whatever_the_values() =>
        Prop.ForAll(Cases.Samples, Gen.Choose(0, 10_000).ToArbitrary(), (sample, p) =>
        {
            if (sample.Length == 0)
            {
                return true;
            }

            var quantile = Cases.Histogram(sample).Quantile(p / 10_000.0);
            var (expected, allowed) = Interpolated([.. sample.Order()], p / 10_000.0);
            return Math.Abs(quantile - expected) <= allowed;
        }).Holds(2_000);

    [Fact]
    public void Quantiles_ascend() =>
        Prop.ForAll(Cases.Samples, sample =>
        {
            if (sample.Length == 0)
            {
                return true;
            }

            var histogram = Cases.Histogram(sample);
            var quantiles = Enumerable.Range(0, 1_001).Select(p => histogram.Quantile(p / 1_000.0)).ToArray();
            return quantiles.Zip(quantiles.Skip(1)).All(pair => pair.First <= pair.Second);
        }).Holds(200);

    [Fact]
    public void A_histogram_of_small_values_is_exact()
    {
        var histogram = Cases.Histogram(1, 2, 3, 4, 2_000);

        histogram.Quantile(0.5).Should().Be(3);
        histogram.Quantile(0.75).Should().Be(4);
        histogram.Quantile(0.8).Should().BeApproximately(4 + 0.2 * 1_996, 1e-9);
        (histogram.Min, histogram.Max, histogram.Sum, histogram.Count, histogram.Average).Should().Be((1, 2_000, 2_010, 5, 402.0));
    }

    [Fact]
    public void Adding_histograms_is_recording_the_values_of_both() =>
        Prop.ForAll(Cases.Samples, Cases.Samples, (left, right) =>
        {
            var sum = Cases.Histogram(left);
            sum.Add(Cases.Histogram(right));
            return sum.Content().Equals(Cases.Histogram([.. left, .. right]).Content());
        }).Holds(1_000);

    [Fact]
    public void Subtracting_an_earlier_copy_leaves_the_values_since() =>
        Prop.ForAll(Cases.Samples, Cases.Samples, (before, since) =>
        {
            var histogram = Cases.Histogram([.. before, .. since]);
            histogram.Subtract(Cases.Histogram(before));
            var expected = Cases.Histogram(since);
            return histogram.Counts().Equals(expected.Counts())
                && SameBucket(histogram.Min, expected.Min)
                && SameBucket(histogram.Max, expected.Max);
        }).Holds(1_000);

    [Fact]
    public void Subtracting_keeps_the_extremes_between_the_exact_ones_of_the_whole()
    {
        var histogram = Cases.Histogram(10_000_001, 10_000_003);
        histogram.Subtract(Cases.Histogram(10_000_001));

        histogram.Min.Should().Be(10_000_001, "the bucket goes from 9,994,240 to 10,002,431");
        histogram.Max.Should().Be(10_000_003);
    }

    [Fact]
    public void A_cleared_histogram_is_like_a_new_one()
    {
        var histogram = Cases.Histogram(5, 6_000_000, -3);
        histogram.Clear();
        histogram.Content().Should().Be(new Histogram().Content());

        histogram.Record(17);
        histogram.Content().Should().Be(Cases.Histogram(17).Content());
    }

    [Fact]
    public void A_clone_is_independent()
    {
        var histogram = Cases.Histogram(5, 7);
        var clone = histogram.Clone();
        histogram.Record(9);

        clone.Content().Should().Be(Cases.Histogram(5, 7).Content());
    }

    [Fact]
    public void What_is_beyond_an_hour_counts_as_an_hour_and_is_counted()
    {
        var histogram = Cases.Histogram(Nanoseconds.PerHour, Nanoseconds.PerHour + 1, long.MaxValue, long.MinValue, 1);

        histogram.Saturated.Should().Be(3);
        histogram.Count.Should().Be(5);
        (histogram.Min, histogram.Max).Should().Be((-Nanoseconds.PerHour, Nanoseconds.PerHour));
        histogram.Sum.Should().Be(2 * Nanoseconds.PerHour + 1);
        histogram.Quantile(1).Should().Be(Nanoseconds.PerHour);
    }

    [Fact]
    public void A_count_of_values_is_the_value_so_often()
    {
        var histogram = new Histogram();
        histogram.Record(1_234_567, 3);
        histogram.Content().Should().Be(Cases.Histogram(1_234_567, 1_234_567, 1_234_567).Content());
    }

    [Fact]
    public void An_empty_histogram_has_no_quantiles()
    {
        var empty = new Histogram();

        empty.Invoking(histogram => histogram.Quantile(0.5)).Should().Throw<InvalidOperationException>().WithMessage("A histogram without values has no quantiles.");
        empty.Quantile(0.5, extraInfinite: 0).Should().BeNull();
        empty.Quantile(0.5, extraInfinite: 3).Should().BeNull();
        (empty.Min, empty.Max, empty.Average).Should().Be((0, 0, 0.0));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Quantiles_go_from_0_to_1(double p) =>
        Cases.Histogram(1).Invoking(histogram => histogram.Quantile(p)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*quantiles go from 0 to 1*");

    [Fact]
    public void Dropped_iterations_rank_as_slower_than_any_sample()
    {
        // 901 that started in 1…901 µs and 99 that never did: 9.9 % of 1,000.
        var started = Cases.Histogram(Enumerable.Range(1, 901).Select(i => i * 1_000L));

        started.Quantile(0.9, extraInfinite: 99).Should().BeApproximately(900_100, 900_100 * 0.0005 + 1, "rank 899.1");
        started.Quantile(0.9009, extraInfinite: 99).Should().BeApproximately(900_999, 901_000 * 0.0005 + 1, "rank 899.9991 is between the last two that started");
        started.Quantile(0.901, extraInfinite: 99).Should().BeNull("rank 900.099 is between the last one that started and one that never did");
        started.Quantile(0.99, extraInfinite: 99).Should().BeNull();
        started.Quantile(1, extraInfinite: 1).Should().BeNull();
        started.Quantile(1, extraInfinite: 0).Should().Be(901_000);
    }

    [Fact]
    public void A_rank_between_a_sample_and_a_dropped_iteration_is_not_reached()
    {
        var started = Cases.Histogram(1, 2);

        started.Quantile(0.5, extraInfinite: 1).Should().Be(2, "rank 1 is the second of three");
        started.Quantile(0.51, extraInfinite: 1).Should().BeNull();
    }

    [Fact]
    public void A_whole_rank_does_not_reach_for_its_neighbour_because_of_rounding()
    {
        // 0.1 + 0.2 is 0.30000000000000004: times 10 it is a little more than 3.
        var started = Cases.Histogram(10, 20, 30, 40);

        started.Quantile(0.1 + 0.2, extraInfinite: 7).Should().Be(40);
    }

    private static bool SameBucket(long left, long right) => HistogramLayout.SlotOf(left) == HistogramLayout.SlotOf(right);

    /// <summary>The interpolated quantile of a sorted sample, and how far from it a histogram may be: 0.05 % of the larger neighbour + 1.</summary>
    private static (double Value, double Allowed) Interpolated(long[] sorted, double p)
    {
        var rank = p * (sorted.Length - 1);
        var lower = (int)rank;
        var upper = Math.Min(lower + 1, sorted.Length - 1);
        var value = sorted[lower] + (rank - lower) * ((double)sorted[upper] - sorted[lower]);

        // Where both have the same sign this is 0.05 % of the value itself or less.
        var low = Math.Abs((double)sorted[lower]);
        var high = Math.Abs((double)sorted[upper]);
        var size = low + (rank - lower) * (high - low);
        return (value, 0.0005 * size + 1);
    }

    private static long[] Sample(string distribution, int count)
    {
        var random = new Random(count);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        Func<double> next = distribution switch
        {
            "uniform" => () => random.NextInt64(1_000_000_000),
            "log-normal" => () => 5_000_000 * Math.Exp(0.6 * Normal()),
            "bimodal" => () => random.Next(10) == 0 ? 900_000_000 + 1_000_000 * Normal() : 1_000_000 + 10_000 * Normal(),
            "constant" => () => 123_456_789,
            "heavy-tailed" => () => Math.Min(Nanoseconds.PerHour, 100_000 / Math.Pow(1 - random.NextDouble(), 2)),
            "small" => () => random.Next(4_000),
            "signed" => () => 10_000_000 * Normal(),
            _ => throw new ArgumentOutOfRangeException(nameof(distribution)),
        };
        return [.. Enumerable.Range(0, count).Select(_ => (long)next())];
    }
}
