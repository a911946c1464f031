using FluentAssertions;
using FsCheck.Fluent;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class RateParserTests
{
    [Theory]
    [InlineData("10000/s", 10_000, 1_000_000_000)]
    [InlineData("600/m", 600, 60_000_000_000)]
    [InlineData("5/500ms", 5, 500_000_000)]
    [InlineData("0/s", 0, 1_000_000_000)]
    [InlineData("0.5/s", 5, 10_000_000_000)]
    [InlineData("2.50/s", 25, 10_000_000_000)]
    [InlineData(" 7 / 1m30s ", 7, 90_000_000_000)]
    [InlineData("1/00:00:10", 1, 10_000_000_000)]
    [InlineData("3/7ns", 3, 7)]
    public void What_may_be_written(string text, long count, long period) => RateParser.Parse(text).Value.Should().Be(new Rate(count, period));

    [Theory]
    [InlineData(null, "null is not a rate: it is empty.")]
    [InlineData("", "\"\" is not a rate: it is empty.")]
    [InlineData("100", "\"100\" is not a rate: it has no \"/\" and no time.")]
    [InlineData("100rps", "\"100rps\" is not a rate: it has no \"/\" and no time.")]
    [InlineData("/s", "\"/s\" is not a rate: there is no number before the \"/\".")]
    [InlineData("-1/s", "\"-1/s\" is not a rate: it is negative.")]
    [InlineData("ten/s", "\"ten/s\" is not a rate: \"ten\" is not a number.")]
    [InlineData("1./s", "\"1./s\" is not a rate: \"1.\" is not a number.")]
    [InlineData("100/", "\"100/\" is not a rate: \"\" is not a time, it is empty.")]
    [InlineData("100/sec", "\"100/sec\" is not a rate: \"sec\" is not a time, \"sec\" is not a unit.")]
    [InlineData("100/0s", "\"100/0s\" is not a rate: its time is zero.")]
    [InlineData("100/5", "\"100/5\" is not a rate: \"5\" is not a time, the number 5 has no unit.")]
    [InlineData("99999999999999999999/s", "\"99999999999999999999/s\" is not a rate: its number or its time is too large.")]
    [InlineData("9999999999999999999999999999999/s", "\"9999999999999999999999999999999/s\" is not a rate: its number is too long.")]
    public void What_is_wrong(string? text, string message) =>
        RateParser.Parse(text).Error.Should().Be(message + " Write iterations per time, such as 100/s, 600/m or 5/500ms.");

    [Fact]
    public void Rates_compare_exactly()
    {
        new Rate(600, Nanoseconds.PerMinute).CompareTo(new Rate(10, Nanoseconds.PerSecond)).Should().Be(0);
        new Rate(long.MaxValue, long.MaxValue - 1).CompareTo(new Rate(1, 1)).Should().BePositive();
    }

    [Fact]
    public void Parsing_what_was_printed_gives_the_same_value() => Law.Holds(
        from count in Law.Longs(0, long.MaxValue)
        from period in Gen.OneOf(Law.Longs(1, long.MaxValue), Gen.Elements(1L, 1_000, 500_000_000, 1_000_000_000, 60_000_000_000, 3_600_000_000_000))
        select new Rate(count, period),
        rate => RateParser.Parse(rate.ToString()).Value == rate);

    [Fact]
    public void Any_string_gives_a_value_or_a_sentence() => Law.Holds(
        Law.Strings("0123456789./smh :-"),
        text => RateParser.Parse(text) is var parsed && (parsed.IsOk ? parsed.Value is { Count: >= 0, PeriodNanoseconds: >= 1 } : parsed.Error.Length > 0));
}
