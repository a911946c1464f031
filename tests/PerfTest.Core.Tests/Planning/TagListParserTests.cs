using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class TagListParserTests
{
    [Theory]
    [InlineData("team=shop, tier=gold", "team=shop, tier=gold")]
    [InlineData("tier=gold,team=shop", "team=shop, tier=gold")]
    [InlineData("query=a=b", "query=a=b")]
    [InlineData("note=\"a, b\", x=1", "note=\"a, b\", x=1")]
    [InlineData("note=\"\"", "note=\"\"")]
    [InlineData("note=\"say \\\"hi\\\"\"", "note=\"say \\\"hi\\\"\"", "say \"hi\"")]
    public void What_may_be_written(string text, string canonical, string? note = null)
    {
        var tags = TagListParser.Parse(text).Value!;

        if (note is not null)
        {
            // Only quoted where it has to be.
            tags["note"].Should().Be(note);
            canonical = "note=" + note;
        }

        TagListParser.Print(tags).Should().Be(canonical);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("team", "\"team\" has no \"=\"")]
    [InlineData("team=shop,", "a tag is empty")]
    [InlineData("team=", "the tag team has no value")]
    [InlineData("=shop", "\"\" is not a tag's name, which has letters, digits, \"_\", \"-\" and \".\" and starts with a letter or \"_\"")]
    [InlineData("a b=c", "\"a b\" is not a tag's name, which has letters, digits, \"_\", \"-\" and \".\" and starts with a letter or \"_\"")]
    [InlineData("a=1,a=2", "the tag a is written twice")]
    [InlineData("a=\"1", "the quoted value of the tag a has no closing quote")]
    [InlineData("a=\"1\"2", "there is text behind the quoted value of the tag a")]
    public void What_is_wrong(string text, string problem) => TagListParser.Parse(text).Error.Should().Be(
        $"\"{text}\" is not a list of tags: {problem}. Write name=value pairs with commas between them, such as \"team=shop, tier=gold\".");

    [Fact]
    public void Parsing_what_was_printed_gives_the_same_tags()
    {
        Gen<Dictionary<string, string>> tags =
            from names in Gen.SubListOf("team", "tier", "x.y", "_a-b")
            from values in Law.Strings("ab ,=\"\\").ListOf(4)
            select names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
        Law.Holds(
            tags.Where(some => some.Count > 0),
            some => TagListParser.Parse(TagListParser.Print(some)).Value is { } parsed && parsed.Count == some.Count && some.All(tag => parsed[tag.Key] == tag.Value));
    }

    [Fact]
    public void Any_string_gives_tags_or_a_sentence() => Law.Holds(
        Law.Strings("ab=,\"\\ ."),
        text => TagListParser.Parse(text) is var parsed && (parsed.IsOk ? parsed.Value.Count > 0 : parsed.Error.Length > 0));
}
