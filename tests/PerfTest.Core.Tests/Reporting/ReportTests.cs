using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting;

public class ReportTests
{
    public static TheoryData<int> Stories => [.. Enumerable.Range(0, ReportStories.All().Count())];

    [Fact]
    public void Report_of_a_passed_test() => Approval.Verify(TextReport.Write(ReportStories.Passed(), ReportStories.Context));

    [Fact]
    public void Report_of_two_scenarios() => Approval.Verify(TextReport.Write(ReportStories.TwoScenarios(), new()));

    [Fact]
    public void Report_of_a_smoke_run() => Approval.Verify(TextReport.Write(ReportStories.Smoke(), ReportStories.Context));

    [Fact]
    public void Report_of_a_failed_test() => Approval.Verify(TextReport.Write(ReportStories.Failed(), ReportStories.Context));

    [Fact]
    public void Failure_message() => Approval.Verify(FailureMessage.Write(ReportStories.Failed(), ReportStories.Context));

    [Fact]
    public void Failure_message_where_load_was_not_delivered() => Approval.Verify(FailureMessage.Write(ReportStories.NotDelivered(), new() { RerunCommand = "dotnet test --filter FullyQualifiedName~Stall" }));

    [Fact]
    public void Failure_message_of_a_cancelled_run() => Approval.Verify(FailureMessage.Write(ReportStories.Cancelled(), ReportStories.Context));

    [Theory]
    [MemberData(nameof(Stories))]
    public void No_line_is_too_wide_or_ends_in_a_space(int story)
    {
        var result = ReportStories.All().ElementAt(story);
        var lines = $"{TextReport.Write(result, ReportStories.Context)}\n{FailureMessage.Write(result, ReportStories.Context)}".ReplaceLineEndings("\n").Split('\n');

        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
        Assert.All(lines.Where(line => !line.Contains("/home/", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 120));
        Assert.DoesNotContain(lines, line => line.Contains('\t', StringComparison.Ordinal));
    }

    [Fact]
    public void Sections_stay_where_they_are()
    {
        var titles = FailureMessage.Write(ReportStories.Failed(), ReportStories.Context).ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && char.IsUpper(line[0])).Select(line => line.Split(" (")[0]);

        Assert.Equal(["ALSO", "THRESHOLDS", "LATENCY", "OVER TIME", "ENDPOINTS", "ERRORS", "HEALTH", "WARNINGS", "FILES", "RUN AGAIN"], titles);
    }
}
