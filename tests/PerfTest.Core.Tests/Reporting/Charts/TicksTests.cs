using FsCheck;
using FsCheck.Fluent;
using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting.Charts;

public class TicksTests
{
    [Theory]
    [InlineData(1, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(4.2, new[] { 0, 1, 2, 3, 4, 5.0 })]
    [InlineData(7, new[] { 0, 2, 4, 6, 8.0 })]
    [InlineData(500, new[] { 0, 100, 200, 300, 400, 500.0 })]
    [InlineData(501, new[] { 0, 200, 400, 600.0 })]
    [InlineData(0.3, new[] { 0, 0.1, 0.2, 0.3 })]
    [InlineData(0, new[] { 0, 1.0 })]
    [InlineData(double.NaN, new[] { 0, 1.0 })]
    public void Amounts_are_divided_in_ones_twos_and_fives(double most, double[] expected) => Assert.Equal(expected, Ticks.Linear(most));

    [Fact]
    public void Things_have_no_halves()
    {
        Assert.Equal([0, 1, 2], Ticks.Linear(1.5, least: 1));
        Assert.Equal([0, 1], Ticks.Linear(0, least: 1));
    }

    [Theory]
    [InlineData(0.5, new[] { 0, 0.1, 0.2, 0.3, 0.4, 0.5 })]
    [InlineData(6.2, new[] { 0, 2, 4, 6.0 })]
    [InlineData(10, new[] { 0, 2, 4, 6, 8, 10.0 })]
    [InlineData(60, new[] { 0, 10, 20, 30, 40, 50, 60.0 })]
    [InlineData(90, new[] { 0, 15, 30, 45, 60, 75, 90.0 })]
    [InlineData(300, new[] { 0, 60, 120, 180, 240, 300.0 })]
    [InlineData(7200, new[] { 0, 1800, 3600, 5400, 7200.0 })]
    [InlineData(0, new[] { 0.0 })]
    public void Time_is_divided_as_clocks_are(double end, double[] expected) => Assert.Equal(expected, Ticks.Clock(end));

    [Theory]
    [InlineData(3, 8, new[] { 2, 5, 10.0 })]
    [InlineData(1, 100, new[] { 1, 2, 5, 10, 20, 50, 100.0 })]
    [InlineData(3e5, 2e9, new[] { 1e5, 1e6, 1e7, 1e8, 1e9, 1e10 })]
    [InlineData(5, 5, new[] { 5, 10.0 })]
    public void Logarithmic_axes_have_their_decades(double least, double most, double[] expected) => Assert.Equal(expected, Ticks.Logarithmic(least, most), (left, right) => Math.Abs(left - right) < 1e-9 * right);

    [Theory]
    [InlineData(0.9999, new[] { 0.5, 0.9, 0.99, 0.999, 0.9999 })]
    [InlineData(0.97, new[] { 0.5, 0.9 })]
    public void Percentiles_have_those_with_names(double to, double[] expected) => Assert.Equal(expected, Ticks.Percentile(to));

    [Fact]
    public void The_last_tick_is_never_below_the_largest_value_and_the_first_never_above_the_smallest() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt>().Filter(number => number.Get < 1_000_000_000),
        ArbMap.Default.ArbFor<PositiveInt>().Filter(number => number.Get < 100_000),
        (most, divisor) =>
        {
            var value = most.Get / (double)divisor.Get;
            var linear = Ticks.Linear(value);
            var logarithmic = Ticks.Logarithmic(value, value * divisor.Get);
            return linear[^1] >= value * (1 - 1e-9) && linear.Count <= 7
                && logarithmic[0] <= value * (1 + 1e-9) && logarithmic[^1] >= value * divisor.Get * (1 - 1e-9) && logarithmic.Count <= 10
                && logarithmic.Zip(logarithmic.Skip(1)).All(pair => pair.First < pair.Second);
        }).QuickCheckThrowOnFailure();
}
