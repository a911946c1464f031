using PerfTest.Core.Tests.Judging;
using PerfTest.Judging;
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

    [Fact]
    public void Requests_that_shared_a_connection_are_counted_where_their_parts_are_missing()
    {
        var story = new Story(Story.Closed("Shop.Http2")).Iterate(3, 20).Request(3, 10).Until(10);
        var tags = story.Store.NoTags.With("scenario", "default").With("name", "/stream");
        story.Store.GetCounter(story.Store.BuiltIn.HttpReqs, tags.With("proto", "HTTP/2.0")).Add(1_200, 1);
        story.Store.GetCounter(story.Store.BuiltIn.HttpReqs, tags.With("proto", "HTTP/1.1")).Add(10, 1);

        Assert.Contains("  1,200 of 1,213 requests shared a connection (HTTP/2): they have no http_req_sending, waiting and receiving", TextReport.Write(story.Judge(), new()), StringComparison.Ordinal);
    }

    [Fact]
    public void Sub_timings_that_were_folded_are_warned_of()
    {
        var record = new Story(Story.Closed("Shop.Large")).Iterate(3, 20).Request(3, 10).Until(10).Record() with { FoldedEndpoints = 7 };

        Assert.Contains(Judge.Evaluate(record, new()).Warnings, warning => warning
            == "The distributions of this run took more memory than they may: the sub-timings (blocked to receiving) of 7 endpoints went to (other). Their durations did not.");
    }

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
