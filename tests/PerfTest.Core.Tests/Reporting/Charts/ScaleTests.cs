using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting.Charts;

public class ScaleTests
{
    [Fact]
    public void Linear_scales_divide_evenly()
    {
        var scale = Scale.Linear(10, 30);

        Assert.Equal([0, 0.5, 1], new double[] { 10, 20, 30 }.Select(scale.At));
        Assert.Equal([0, 1, 1], new double[] { 0, 40, double.PositiveInfinity }.Select(scale.Within));
    }

    [Fact]
    public void Logarithmic_scales_divide_by_factors()
    {
        var scale = Scale.Logarithmic(1, 100);

        Assert.Equal(0.5, scale.At(10), 12);
        Assert.Equal(0, scale.Within(0));
        Assert.True(scale.IsLogarithmic);
    }

    [Fact]
    public void Percentile_scales_give_each_nine_the_same_room()
    {
        var scale = Scale.Percentile(0.9999);

        Assert.Equal([0, 0.25, 0.5, 0.75, 1], new[] { 0, 0.9, 0.99, 0.999, 0.9999 }.Select(p => Math.Round(scale.At(p), 9)));
    }

    [Fact]
    public void An_axis_without_length_gets_one() => Assert.Equal(0, Scale.Linear(5, 5).At(5));
}
