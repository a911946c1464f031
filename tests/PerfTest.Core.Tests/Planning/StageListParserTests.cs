using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class StageListParserTests
{
    private const string Allowed = "Write duration:target pairs with commas between them, such as \"30s:100, 1m:500\", \"1m:500/s\" or, with a name, \"peak=1m:500\".";

    [Theory]
    [InlineData("30s:100, 1m:500", "30s:100, 1m:500")]
    [InlineData("1m:500/s", "1m:500/s")]
    [InlineData("peak=60s:500,0s:0", "peak=1m:500, 0s:0")]
    [InlineData(" the peak = 1m : 500 ", "the peak=1m:500")]
    [InlineData("00:05:00:100", "5m:100")]
    [InlineData("00:05:00:3/00:00:01", "5m:3/s")]
    public void What_may_be_written(string text, string canonical) => StageSpec.Print(StageListParser.Parse(text).Value).Should().Be(canonical);

    [Theory]
    [InlineData("", "\"\" is not a list of stages: it is empty. " + Allowed)]
    [InlineData("1m:5,", "\"1m:5,\" is not a list of stages: stage 2 is wrong, it is empty. " + Allowed)]
    [InlineData("1m", "\"1m\" is not a list of stages: stage 1 is wrong, \"1m\" has no \":\" between its duration and its target. " + Allowed)]
    [InlineData("=1m:5", "\"=1m:5\" is not a list of stages: stage 1 is wrong, \"=1m:5\" has no name before the \"=\". " + Allowed)]
    [InlineData("30s:1, 1x:5", "\"30s:1, 1x:5\" is not a list of stages: stage 2 is wrong, \"1x\" is not a duration: \"x\" is not a unit. " + DurationParser.Allowed)]
    [InlineData("1m:5.5", "\"1m:5.5\" is not a list of stages: stage 1 is wrong, \"5.5\" is not a stage's target: write a whole number of virtual users, at least 0, such as 100, or a rate, such as 500/s.")]
    [InlineData("1m:5/x", "\"1m:5/x\" is not a list of stages: stage 1 is wrong, \"5/x\" is not a rate: \"x\" is not a time, \"x\" is not a unit. " + RateParser.Allowed)]
    public void What_is_wrong(string text, string message) => StageListParser.Parse(text).Error.Should().Be(message);

    [Fact]
    public void Parsing_what_was_printed_gives_the_same_stages()
    {
        Gen<StageSpec> stage =
            from ticks in Law.Longs(0, 100_000_000_000)
            from vus in Gen.Choose(0, 1_000_000)
            from isRate in Gen.Elements(true, false)
            from name in Gen.Elements(null, "peak", "warm up", "a:b")
            select new StageSpec(new TimeSpan(ticks), isRate ? StageTarget.Of(new Rate(vus, 1_000_000_000)) : StageTarget.Of(vus), name);
        Law.Holds(
            stage.NonEmptyListOf(),
            stages => StageListParser.Parse(StageSpec.Print(stages)).Value.SequenceEqual(stages));
    }

    [Fact]
    public void Any_string_gives_stages_or_a_sentence() => Law.Holds(
        Law.Strings("0123456789:,/=sma "),
        text => StageListParser.Parse(text) is var parsed && (parsed.IsOk ? parsed.Value.Length > 0 : parsed.Error.Length > 0));
}
