using FluentAssertions;
using FsCheck.Fluent;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class DurationParserTests
{
    [Theory]
    [InlineData("500ms", 5_000_000)]
    [InlineData("30s", 300_000_000)]
    [InlineData("5m", 3_000_000_000)]
    [InlineData("1h30m", 54_000_000_000)]
    [InlineData("1.5s", 15_000_000)]
    [InlineData("00:05:00", 3_000_000_000)]
    [InlineData("0s", 0)]
    [InlineData("00:00:00", 0)]
    [InlineData("1.02:03:04.5", 937_845_000_000)]
    [InlineData("1d2h3m4s5ms6us700ns", 937_840_050_067)]
    [InlineData("6µs", 60)]
    [InlineData("6μs", 60)]
    [InlineData("  1h 30 m ", 54_000_000_000)]
    [InlineData("1h90m", 90_000_000_000)]
    [InlineData("0.0000001s", 1)]
    [InlineData("100ns", 1)]
    [InlineData("10675199d", 9_223_371_936_000_000_000)]
    public void What_may_be_written(string text, long ticks)
    {
        Parsed<TimeSpan> parsed = DurationParser.Parse(text);

        parsed.Error.Should().BeNull();
        parsed.Value.Ticks.Should().Be(ticks);
    }

    [Theory]
    [InlineData(null, "null is not a duration: it is empty.")]
    [InlineData("", "\"\" is not a duration: it is empty.")]
    [InlineData("  ", "\"  \" is not a duration: it is empty.")]
    [InlineData("30", "\"30\" is not a duration: the number 30 has no unit.")]
    [InlineData("1h30", "\"1h30\" is not a duration: the number 30 has no unit.")]
    [InlineData("-5s", "\"-5s\" is not a duration: it is negative.")]
    [InlineData("s", "\"s\" is not a duration: a number is expected at \"s\".")]
    [InlineData("1.s", "\"1.s\" is not a duration: a number is expected at \"1.s\".")]
    [InlineData(".5s", "\".5s\" is not a duration: a number is expected at \".5s\".")]
    [InlineData("5 sec", "\"5 sec\" is not a duration: \"sec\" is not a unit.")]
    [InlineData("5M", "\"5M\" is not a duration: \"M\" is not a unit.")]
    [InlineData("1m1m", "\"1m1m\" is not a duration: the unit m is written twice.")]
    [InlineData("30m1h", "\"30m1h\" is not a duration: the unit h comes after the smaller unit m.")]
    [InlineData("05:00", "\"05:00\" is not a duration: with colons it must be hours:minutes:seconds with two digits each.")]
    [InlineData("0:5:0", "\"0:5:0\" is not a duration: with colons it must be hours:minutes:seconds with two digits each.")]
    [InlineData("36:00:00", "\"36:00:00\" is not a duration: hours go to 23, minutes and seconds to 59.")]
    [InlineData("00:60:00", "\"00:60:00\" is not a duration: hours go to 23, minutes and seconds to 59.")]
    [InlineData("50ns", "\"50ns\" is not a duration: it is finer than 100 ns.")]
    [InlineData("0.5ns", "\"0.5ns\" is not a duration: it is finer than 1 ns.")]
    [InlineData("99999999999d", "\"99999999999d\" is not a duration: it is longer than a duration can be.")]
    [InlineData("1\u0007s", "\"1\\u0007s\" is not a duration: \"\\u0007s\" is not a unit.")]
    public void What_is_wrong(string? text, string message)
    {
        Parsed<TimeSpan> parsed = DurationParser.Parse(text);

        parsed.IsOk.Should().BeFalse();
        parsed.Error.Should().Be(
            message + " Write numbers with the units d, h, m, s, ms, us or ns, the larger first (500ms, 30s, 1h30m, 1.5s), or hours:minutes:seconds (00:05:00).");
    }

    [Theory]
    [InlineData("90s", "1m30s")]
    [InlineData("00:00:00", "0s")]
    [InlineData("1500ms", "1.5s")]
    [InlineData("0.5s", "500ms")]
    [InlineData("1500ns", "1.5us")]
    [InlineData("86400s", "1d")]
    [InlineData("3600.25s", "1h0.25s")]
    public void The_canonical_form(string text, string canonical) => DurationText.Print(DurationParser.Parse(text).Value).Should().Be(canonical);

    [Fact]
    public void Parsing_what_was_printed_gives_the_same_value() => Law.Holds(
        Gen.OneOf(Gen.Choose(0, int.MaxValue).Select(ticks => (long)ticks), Law.Longs(0, long.MaxValue)),
        ticks => DurationParser.Parse(DurationText.Print(new TimeSpan(ticks))).Value.Ticks == ticks);

    [Fact]
    public void Any_string_gives_a_value_or_a_sentence() => Law.Holds(
        Law.Strings("0123456789.:dhmsun µ-"),
        text => DurationParser.Parse(text) is var parsed && (parsed.IsOk ? parsed.Value >= TimeSpan.Zero : parsed.Error.Length > 0));
}
