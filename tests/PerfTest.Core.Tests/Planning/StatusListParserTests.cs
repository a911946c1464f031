using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class StatusListParserTests
{
    [Theory]
    [InlineData("404", new[] { 404 })]
    [InlineData("200-202, 404", new[] { 200, 201, 202, 404 })]
    [InlineData(" 100 - 100 ,599", new[] { 100, 599 })]
    [InlineData("200,200,200-201", new[] { 200, 201 })]
    public void What_may_be_written(string text, int[] expected)
    {
        ExpectedStatuses statuses = StatusListParser.Parse(text).Value!;

        Enumerable.Range(-1, 1_002).Where(statuses.Contains).Should().Equal(expected);
        statuses.Text.Should().Be(text.Trim());
    }

    [Theory]
    [InlineData(null, "null", "it is empty")]
    [InlineData(" ", "\" \"", "it is empty")]
    [InlineData("2xx", "\"2xx\"", "\"2xx\" is not a status from 100 to 599")]
    [InlineData("200,", "\"200,\"", "there is nothing between two commas, or behind the last one")]
    [InlineData("200-", "\"200-\"", "\"\" is not a status from 100 to 599")]
    [InlineData("-200", "\"-200\"", "\"\" is not a status from 100 to 599")]
    [InlineData("299-200", "\"299-200\"", "the range \"299-200\" ends before it begins")]
    [InlineData("200-250-299", "\"200-250-299\"", "\"200-250-299\" is neither a status nor a range")]
    [InlineData("99", "\"99\"", "\"99\" is not a status from 100 to 599")]
    [InlineData("600", "\"600\"", "\"600\" is not a status from 100 to 599")]
    [InlineData("99999999999", "\"99999999999\"", "\"99999999999\" is not a status from 100 to 599")]
    [InlineData("+200", "\"+200\"", "\"+200\" is not a status from 100 to 599")]
    public void What_may_not(string? text, string shown, string problem) =>
        StatusListParser.Parse(text).Error.Should().Be($"{shown} is not a list of statuses: {problem}. {StatusListParser.Allowed}");

    [Fact]
    public void No_text_makes_it_throw() => Prop.ForAll<string?>(text => StatusListParser.Parse(text).Error is null or { Length: > 0 }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_expected_by_default() => Enumerable.Range(100, 500).Where(ExpectedStatuses.Default.Contains).Should().Equal(Enumerable.Range(200, 200));

    [Fact]
    public void It_is_part_of_the_plan_and_its_mistakes_are_among_the_others()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(load => (load.Vus, load.Duration) = (1, "1s"));

        declaration.Plan().ExpectedStatuses.Should().BeSameAs(ExpectedStatuses.Default);
        (declaration with { ExpectStatus = new("404") }).Plan().ExpectedStatuses.Text.Should().Be("404");
        (declaration with { ExpectStatus = new("20") }).Mistakes().Should().Equal(
            "[ExpectStatus]: \"20\" is not a list of statuses: \"20\" is not a status from 100 to 599. " + StatusListParser.Allowed);
    }
}
