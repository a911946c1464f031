using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting.Charts;

public class TickTextTests
{
    [Theory]
    [InlineData(new[] { 0, 100e6, 200e6 }, new[] { "0", "100 ms", "200 ms" })]
    [InlineData(new[] { 0, 0.5e9, 1e9, 1.5e9 }, new[] { "0", "0.5 s", "1.0 s", "1.5 s" })]
    [InlineData(new[] { 0, 500e3, 1e6 }, new[] { "0", "0.5 ms", "1.0 ms" })]
    [InlineData(new[] { 0, 20e3, 40e3 }, new[] { "0", "20 µs", "40 µs" })]
    [InlineData(new[] { 0, 60e9, 120e9 }, new[] { "0", "60 s", "120 s" })]
    public void Times_of_an_axis_have_one_unit(double[] ticks, string[] expected) => Assert.Equal(expected, TickText.Time(ticks));

    [Fact]
    public void Times_of_a_logarithmic_axis_have_each_their_own() =>
        Assert.Equal(["100 µs", "1 ms", "10 ms", "1 s"], TickText.Time([1e5, 1e6, 1e7, 1e9], isLogarithmic: true));

    [Theory]
    [InlineData(new[] { 0, 500.0, 1000 }, new[] { "0", "500", "1,000" })]
    [InlineData(new[] { 0, 0.2, 0.4 }, new[] { "0.0", "0.2", "0.4" })]
    [InlineData(new[] { 0.0 }, new[] { "0" })]
    public void Numbers_have_the_decimals_that_their_distance_needs(double[] ticks, string[] expected) => Assert.Equal(expected, TickText.Number(ticks));

    [Fact]
    public void Bytes_have_units_of_a_thousand() => Assert.Equal(["0", "0.5 MB", "1.0 MB"], TickText.Bytes([0, 5e5, 1e6]));

    [Fact]
    public void Shares_are_percents() => Assert.Equal(["0 %", "50 %", "99.9 %", "99.99 %"], TickText.Percent([0, 0.5, 0.999, 0.9999]));

    [Theory]
    [InlineData(new[] { 0.0, 30, 60 }, new[] { "0:00", "0:30", "1:00" })]
    [InlineData(new[] { 0, 0.5, 1 }, new[] { "0:00.0", "0:00.5", "0:01.0" })]
    public void Time_is_shown_as_on_a_clock(double[] ticks, string[] expected) => Assert.Equal(expected, TickText.Clock(ticks));
}
