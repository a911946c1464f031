using FsCheck;
using FsCheck.Fluent;
using PerfTest.Planning;
using PerfTest.Running;
using static PerfTest.Core.Tests.Running.Schedules.Plans;

namespace PerfTest.Core.Tests.Running.Schedules;

public class RateRampTests
{
    [Fact]
    public void Law_arithmetic_that_wraps_decides_as_unlimited_arithmetic_does()
    {
        Law(Equations, equation =>
        {
            Assert.True(equation.FitsInt128);
            var wrapping = new WrappingRateRamp(1000, equation);
            var unlimited = new UnlimitedRateRamp(1000, equation);
            var first = (long)equation.AreaBefore.Floor + 1;
            var last = unlimited.LastIteration;
            var stride = Math.Max(1, (last - first) / 40);
            for (var iteration = first; iteration <= last; iteration += stride)
            {
                Assert.Equal(unlimited.DueAt(iteration), wrapping.DueAt(iteration));
            }

            if (last >= first)
            {
                Assert.Equal(unlimited.DueAt(last), wrapping.DueAt(last));
            }
        }, 150);
    }

    [Theory]
    [InlineData("01:00:00", 0, 10_000, 1)]
    [InlineData("1.00:00:00", 10_000, 0, 1)]
    [InlineData("365.00:00:00", 0, 100_000, 1)]
    [InlineData("1.00:00:00", 0, 10_000, 65_536)]
    [InlineData("01:00:00", 1_000_000, 0, 65_536)]
    public void What_people_write_fits_128_bits(string length, long from, long to, long refinement)
    {
        var equation = new RampEquation(Nanoseconds.From(TimeSpan.Parse(length, System.Globalization.CultureInfo.InvariantCulture)),
            new Fraction(from * refinement, Nanoseconds.PerSecond), new Fraction(to * refinement, Nanoseconds.PerSecond), new Fraction(1, 3));
        Assert.True(equation.FitsInt128);
    }

    [Fact]
    public void What_does_not_fit_is_still_exact()
    {
        // Primes in every period: no small common denominator.
        RateStage[] stages = [.. new[] { 999_999_937L, 999_999_929, 999_999_893, 999_999_883, 999_999_797, 999_999_761 }
            .Select(period => new RateStage(TimeSpan.FromSeconds(1), new Rate(10, period)))];
        var schedule = Schedule(Ramp(new Rate(10, 999_999_757), Arrivals.Uniform, [.. stages]));
        Assert.Throws<ArgumentException>(() => new WrappingRateRamp(0, LastEquation(stages)));

        Assert.Equal(60, schedule.Total);
        var due = AllDue(schedule);
        for (var index = 0; index < 60; index++)
        {
            // About 10 a second, and each a little before, as each rate is a little above that.
            Assert.InRange(due[index], ((index + 1) * 100 * Nanoseconds.PerMillisecond) - 1300, ((index + 1) * 100 * Nanoseconds.PerMillisecond) - 1);
        }
    }

    private static RampEquation LastEquation(RateStage[] stages)
    {
        var area = Fraction.Zero;
        var from = new Fraction(10, 999_999_757);
        RampEquation? last = null;
        foreach (var stage in stages)
        {
            last = new RampEquation(Nanoseconds.From(stage.Duration), from, new Fraction(stage.Target.Count, stage.Target.PeriodNanoseconds), area);
            (area, from) = (last.AreaAfter, last.To);
        }
        return last!;
    }

    private static Gen<RampEquation> Equations { get; } =
        from length in Gen.OneOf(Gen.Choose(1, 1_000_000).Select(ns => (long)ns), Gen.Choose(1, 1_000_000_000).Select(us => us * 1_000L), Gen.Choose(1, 400).Select(days => days * 24 * Nanoseconds.PerHour))
        from rates in Gen.Two(RandomRate)
        from before in Gen.Choose(0, 1_000_000)
        select new RampEquation(length, Exact(rates.Item1), Exact(rates.Item2), new Fraction(before, 2_000_000_000));

    private static Fraction Exact(Rate rate) => new(rate.Count, rate.PeriodNanoseconds);
}
