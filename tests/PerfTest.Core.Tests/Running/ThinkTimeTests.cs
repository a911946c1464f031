using FluentAssertions;

namespace PerfTest.Core.Tests.Running;

/// <summary>Think times against what mathematics says of their distributions.</summary>
public sealed class ThinkTimeTests
{
    private const int Draws = 200_000;

    [Fact]
    public void The_same_seed_gives_the_same_times()
    {
        TimeSpan[] Draw(ThinkTime time)
        {
            var random = new Random(42);
            return [.. Enumerable.Range(0, 3).Select(_ => time.Next(random))];
        }

        Draw(ThinkTime.Fixed(Seconds(1.5))).Should().Equal(Seconds(1.5), Seconds(1.5), Seconds(1.5));

        // The first uniform numbers of seed 42 are 0.6681064659115423, 0.14090729837348093 and 0.12551828945312568, and the rest is the formula.
        Draw(ThinkTime.Uniform(Seconds(1), Seconds(3))).Should().Equal(Ticks(23_362_129), Ticks(12_818_146), Ticks(12_510_366));
        Draw(ThinkTime.Exponential(Seconds(10)))[0].Should().Be(Seconds(-10 * Math.Log(1 - 0.6681064659115423)));
        double z = Math.Sqrt(-2 * Math.Log(1 - 0.6681064659115423)) * Math.Cos(2 * Math.PI * 0.14090729837348093);
        Draw(ThinkTime.Normal(Seconds(10), Seconds(2)))[0].Should().BeCloseTo(Seconds(10 + (2 * z)), Ticks(1));
        Draw(ThinkTime.LogNormal(Seconds(8), Seconds(40)))[0].Should().BeCloseTo(Seconds(8 * Math.Exp(Math.Log(5) / 1.6448536269514722 * z)), Ticks(1));
    }

    // Each tolerance is four standard errors of what is estimated from so many draws, rounded up.
    [Fact]
    public void Uniform_has_its_mean_and_its_bounds()
    {
        double[] seconds = Sorted(ThinkTime.Uniform(Seconds(2), Seconds(6)));

        seconds[0].Should().BeInRange(2, 2.001);
        seconds[^1].Should().BeInRange(5.999, 6);
        seconds.Average().Should().BeApproximately(4, 0.011);
        Quantile(seconds, 0.25).Should().BeApproximately(3, 0.016);
    }

    [Fact]
    public void Normal_has_its_mean_and_its_quantiles()
    {
        double[] seconds = Sorted(ThinkTime.Normal(Seconds(10), Seconds(2)));

        seconds.Average().Should().BeApproximately(10, 0.018);
        Quantile(seconds, 0.5).Should().BeApproximately(10, 0.023);
        Quantile(seconds, 0.8413447).Should().BeApproximately(12, 0.028);
        Quantile(seconds, 0.9772499).Should().BeApproximately(14, 0.06);
    }

    [Fact]
    public void What_would_be_negative_is_0()
    {
        double[] seconds = Sorted(ThinkTime.Normal(Seconds(1), Seconds(1)));

        // Φ(−1) of the draws, and the mean of the rest: Φ(1) + φ(1).
        (seconds.Count(one => one == 0) / (double)Draws).Should().BeApproximately(0.1586553, 0.0033);
        seconds.Average().Should().BeApproximately(0.8413447 + 0.2419707, 0.008);
    }

    [Fact]
    public void LogNormal_has_its_median_its_95th_percentile_and_its_mean()
    {
        double[] seconds = Sorted(ThinkTime.LogNormal(Seconds(8), Seconds(40)));
        double sigma = Math.Log(5) / 1.6448536269514722;

        Quantile(seconds, 0.5).Should().BeApproximately(8, 0.09);
        Quantile(seconds, 0.95).Should().BeApproximately(40, 0.75);
        seconds.Average().Should().BeApproximately(8 * Math.Exp(sigma * sigma / 2), 0.17);
    }

    [Fact]
    public void Exponential_has_its_mean_and_its_quantiles()
    {
        double[] seconds = Sorted(ThinkTime.Exponential(Seconds(10)));

        seconds.Average().Should().BeApproximately(10, 0.09);
        Quantile(seconds, 0.5).Should().BeApproximately(10 * Math.Log(2), 0.09);
        Quantile(seconds, 0.99).Should().BeApproximately(10 * Math.Log(100), 0.9);
    }

    [Fact]
    public void A_limit_moves_nothing_below_it()
    {
        ThinkTime free = ThinkTime.LogNormal(Seconds(8), Seconds(40));
        ThinkTime limited = free.AtMost(Seconds(30));
        var one = new Random(7);
        var other = new Random(7);

        for (int i = 0; i < 1_000; i++)
        {
            TimeSpan drawn = free.Next(one);
            limited.Next(other).Should().Be(drawn < Seconds(30) ? drawn : Seconds(30));
        }
    }

    [Fact]
    public void The_far_tail_ends_at_seven_days()
    {
        // A uniform number as near to 1 as there is: 8.6 standard deviations.
        ThinkTime.LogNormal(Seconds(1), TimeSpan.FromDays(7)).Next(new Extreme()).Should().Be(TimeSpan.FromDays(7));
        ThinkTime.Exponential(TimeSpan.FromDays(7)).Next(new Extreme()).Should().Be(TimeSpan.FromDays(7));
    }

    [Fact]
    public void A_time_that_cannot_be_is_refused()
    {
        FluentActions.Invoking(() => ThinkTime.Fixed(Seconds(-1))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("time");
        FluentActions.Invoking(() => ThinkTime.Fixed(TimeSpan.FromDays(8))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("time");
        FluentActions.Invoking(() => ThinkTime.Uniform(Seconds(2), Seconds(1))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("most");
        FluentActions.Invoking(() => ThinkTime.Normal(Seconds(1), Seconds(-1))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("standardDeviation");
        FluentActions.Invoking(() => ThinkTime.LogNormal(TimeSpan.Zero, Seconds(1))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("median");
        FluentActions.Invoking(() => ThinkTime.LogNormal(Seconds(2), Seconds(1))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("p95");
        FluentActions.Invoking(() => ThinkTime.Exponential(Seconds(-1))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("mean");
        FluentActions.Invoking(() => ThinkTime.Fixed(Seconds(1)).AtMost(Seconds(-1))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("most");
    }

    private static double[] Sorted(ThinkTime time)
    {
        var random = new Random(20261120);
        return [.. Enumerable.Range(0, Draws).Select(_ => time.Next(random).TotalSeconds).Order()];
    }

    private static double Quantile(double[] sorted, double p) => sorted[(int)(p * sorted.Length)];

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static TimeSpan Ticks(long ticks) => TimeSpan.FromTicks(ticks);

    /// <summary>Alternates between the greatest number and 0.</summary>
    private sealed class Extreme : Random
    {
        private bool _second;

        public override double NextDouble() => (_second = !_second) ? Math.BitDecrement(1.0) : 0;
    }
}
