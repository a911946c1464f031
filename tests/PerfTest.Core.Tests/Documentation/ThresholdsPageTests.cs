using PerfTest.Core.Tests.Judging;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Documentation;

/// <summary>Every limit of docs/thresholds.md is parsed, checked and judged; what the page says is refused is refused.</summary>
public class ThresholdsPageTests
{
    private static readonly DocsPage Page = new("thresholds.md");

    public static TheoryData<string> Right => [.. Page.Rows("## What you can write").Select(row => DocsPage.Code(row[0]))];

    public static TheoryData<string, string> Wrong
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string[] row in Page.Rows("## What is refused"))
            {
                data.Add(DocsPage.Code(row[0]), row[1]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void Judged(string limit)
    {
        ThresholdResult judged = EverythingRun.Judge(limit);

        Assert.NotNull(judged.Measured);
        Assert.True(judged.Passed, $"{limit} measured {judged.MeasuredText}");
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void Printed_and_read_again(string limit)
    {
        ThresholdExpression expression = ThresholdParser.Parse(limit).Expression!;

        Assert.Equal(expression, ThresholdParser.Parse(expression.Print()).Expression);
    }

    [Fact]
    public void The_same_limit_five_times()
    {
        string[] same = [.. Page.Rows("## What you can write").Take(5).Select(row => DocsPage.Code(row[0]))];

        Assert.All(same, limit => Assert.Equal((95.0, 500.0), (Aggregation(limit), EverythingRun.Judge(limit).Limit)));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Refused(string limit, string why)
    {
        ParsedThreshold parsed = ThresholdParser.Parse(limit);
        ThresholdMistake? mistake = parsed.Mistake ?? ThresholdChecker.Check(parsed.Expression!, EverythingRun.Declared);

        Assert.True(mistake is not null, $"{limit} is accepted, but: {why}");
        Assert.Contains(limit, mistake.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Default_budgets_are_those_of_the_page() => Assert.Equal(
        Page.Rows("## What you do not limit").Select(row => DocsPage.Code(row[0])),
        DefaultBudgets.Beside([Limits.Of("p95<1s")]).Select(budget => budget.Source));

    private static double Aggregation(string limit) => ThresholdParser.Parse(limit).Expression!.Aggregation!.Value.Percentile;
}
