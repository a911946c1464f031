using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PerfTest.Core.Tests.Judging;
using PerfTest.Judging;
using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting;

public class JsonSummaryTests
{
    [Fact]
    public void Json_summary_of_a_small_run()
    {
        var story = new Story(Story.Closed("Small", null, Limits.Of("p95<500ms"), Limits.Of("http_req_duration{name:/products/{id}}: p95<9ms"), Limits.Of("checks>90%"))).Vus(100);
        story.Iterate(10, 20).Request(10, 20).Request(5, 10, "/products/{id}").Check(9, "status is 200", true).Check(1, "status is 200", false).Check(1, "paid", true, "::checkout::pay");

        Approval.Verify(Write(story.Error(new StackedError(), 3).Until(2).InMemory().Health().Machine().Judge(), ReportStories.Context));
    }

    [Fact]
    public void Filters_written_for_k6_find_what_they_look_for()
    {
        var json = Parse(ReportStories.Passed());

        Assert.Equal(16_920, (int)json["metrics"]!["http_reqs"]!["values"]!["count"]! + 12_117);
        Assert.InRange((double)json["metrics"]!["http_req_duration"]!["values"]!["p(95)"]!, 150, 250);
        Assert.Equal(3 / 4_803.0, (double)json["metrics"]!["http_req_failed"]!["values"]!["rate"]!, 12);
        Assert.True((bool)json["metrics"]!["http_req_failed"]!["thresholds"]!["http_req_failed<1%"]!["ok"]!);
        Assert.True((bool)json["metrics"]!["http_req_duration"]!["thresholds"]!["p95<500ms"]!["ok"]!);
        Assert.Equal(["avg", "min", "med", "max", "p(90)", "p(95)", "p(99)"], json["metrics"]!["http_req_duration"]!["values"]!.AsObject().Select(value => value.Key));
        Assert.Equal(["trend", "counter", "rate", "gauge"], new[] { "http_req_duration", "http_reqs", "checks", "vus" }.Select(name => (string)json["metrics"]![name]!["type"]!));
        Assert.Equal(["time", "data", "default"], new[] { "http_req_duration", "data_sent", "http_reqs" }.Select(name => (string)json["metrics"]![name]!["contains"]!));
        Assert.Equal(120_400, (double)json["state"]!["testRunDurationMs"]!);
        Assert.Equal("status is 200", (string)json["root_group"]!["checks"]![0]!["name"]!);
    }

    [Fact]
    public void What_was_not_reached_is_null()
    {
        var json = Parse(ReportStories.NotDelivered());

        Assert.Null(json["metrics"]!["http_req_response_time"]!["values"]!["p(99)"]);
        Assert.True(json["metrics"]!["http_req_response_time"]!["values"]!.AsObject().ContainsKey("p(99)"));
        Assert.Equal("NotDelivered", (string)json["perftest"]!["verdict"]!);
    }

    [Fact]
    public void A_metric_without_samples_is_there_if_it_has_a_limit()
    {
        var story = new Story(Story.Closed("Missing", null, Limits.Of("my_trend: p95<10"), Limits.Of("http_reqs{status:404}: count<1"))).Vus(100).Iterate(1, 1).Request(1, 1).Until(10);

        var json = Parse(story.Judge());

        Assert.False((bool)json["metrics"]!["my_trend"]!["thresholds"]!["my_trend: p95<10"]!["ok"]!);
        Assert.False((bool)json["metrics"]!["http_reqs{status:404}"]!["thresholds"]!["http_reqs{status:404}: count<1"]!["ok"]!);
        Assert.False(json["metrics"]!.AsObject().ContainsKey("checks"));
    }

    [Fact]
    public void A_partial_result_says_so_and_is_never_green()
    {
        var story = new Story(Story.Closed("Partial")).Vus(100).Iterate(10, 1).Until(4);
        var soFar = Judge.Evaluate(story.Recorder.Finish(RunSoFar.At(story.Now(), Story.Start)), new());

        using var stream = new MemoryStream();
        JsonSummary.Write(stream, soFar, new(), isPartial: true);
        var json = JsonNode.Parse(stream.ToArray())!["perftest"]!;

        Assert.Equal((true, false, "Partial"), ((bool)json["partial"]!, (bool)json["passed"]!, (string)json["verdict"]!));
        Assert.Equal(4_000, (double)json["duration"]!);
    }

    private static string Write(LoadResult result, ReportContext context)
    {
        using var stream = new MemoryStream();
        JsonSummary.Write(stream, result, context);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static JsonNode Parse(LoadResult result) => JsonNode.Parse(Write(result, ReportStories.Context), null, new JsonDocumentOptions())!;

    private sealed class StackedError() : Exception("out of stock")
    {
        public override string StackTrace => "   at Shop.Order() in /home/dev/shop/Shop.cs:line 7";
    }
}
