using FluentAssertions;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

public sealed class TrendScaleTests
{
    private readonly MetricStore _store = new();

    [Theory]
    [InlineData(Unit.Time, 1.5, 1_500_000)]
    [InlineData(Unit.Time, 0.0000015, 2)]
    [InlineData(Unit.None, 1.5, 1_500)]
    [InlineData(Unit.None, -0.25, -250)]
    [InlineData(Unit.None, 0.0004, 0)]
    [InlineData(Unit.Bytes, 1_024, 1_024)]
    [InlineData(Unit.Bytes, 0.5, 0)]
    public void Values_are_kept_in_whole_steps_of_their_unit(Unit unit, double value, long recorded) =>
        TrendScale.ToRecorded(_store.Define("mine", MetricType.Trend, unit), value).Should().Be(recorded);

    [Theory]
    [InlineData(Unit.Time, 1_500_000, 1.5)]
    [InlineData(Unit.None, -250, -0.25)]
    [InlineData(Unit.Bytes, 17.5, 17.5)]
    public void They_are_shown_as_they_were_written(Unit unit, double recorded, double shown) =>
        TrendScale.ToShown(unit, recorded).Should().Be(shown);

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void What_is_no_number_is_an_error(double value, string text) =>
        _store.Invoking(store => TrendScale.ToRecorded(store.Define("mine", MetricType.Trend, Unit.None), value)).Should().Throw<LoadTestException>()
            .WithMessage($"The value '{text}' cannot be added to the trend 'mine': a trend takes finite numbers.");

    [Theory]
    [InlineData(1e300, HistogramLayout.MaxValue)]
    [InlineData(-1e300, -HistogramLayout.MaxValue)]
    public void Numbers_beyond_the_range_count_as_the_limit_and_are_counted(double value, long kept)
    {
        var mine = _store.Define("mine", MetricType.Trend, Unit.None);
        _store.GetTrend(mine, _store.NoTags).Record(TrendScale.ToRecorded(mine, value));

        var values = _store.Snapshot().Trend("mine")!;
        (values.Max, values.Saturated).Should().Be((kept, 1));
    }
}
