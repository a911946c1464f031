using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using PerfTest.Adapting;
using PerfTest.Core.Tests.Adapting;
using PerfTest.Core.Tests.Judging;
using PerfTest.Core.Tests.Reporting;
using PerfTest.Judging;
using PerfTest.Planning;
using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Documentation;

/// <summary>docs/summary.schema.json describes what is written, completely: nothing is written that it does not name.</summary>
public class SummarySchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../docs/summary.schema.json")))!;

    [Fact]
    public void Summaries_are_as_the_schema_says()
    {
        LoadResult[] results = [ReportStories.Passed(), ReportStories.NotDelivered(), EmptyRun(), FullRun()];

        Assert.All(results, result => Assert.Empty(JsonSchemaCheck.Problems(Summary(result), Schema)));
    }

    [Fact]
    public async Task Those_of_searches_too()
    {
        var search = new BreakingPointPlan { From = 50, To = 10_000, IsRate = true, AtLeast = 400, Measure = TimeSpan.FromSeconds(2), Settle = TimeSpan.FromMilliseconds(400) };
        LoadResult found = await new BreakingPointDriver(search, new SimulatedTarget(() => 500, "iteration_response_time: p99<100ms")).RunAsync();
        LoadResult stopped = await new BreakingPointDriver(search, new SimulatedTarget(() => 20, "iteration_response_time: p99<100ms")).RunAsync();

        Assert.All([found, stopped], result => Assert.Empty(JsonSchemaCheck.Problems(Summary(result), Schema)));
    }

    [Fact]
    public void A_partial_summary_too()
    {
        var story = new Story(Story.Closed("Partial")).Vus(100).Iterate(10, 1).Until(4);
        LoadResult soFar = Judge.Evaluate(story.Recorder.Finish(RunSoFar.At(story.Now(), Story.Start)), new());

        Assert.Empty(JsonSchemaCheck.Problems(Summary(soFar, isPartial: true), Schema));
    }

    [Fact]
    public void What_is_missing_unknown_or_of_another_type_is_a_problem()
    {
        JsonNode summary = Summary(FullRun());
        summary["perftest"]!["verdict"] = "Great";
        summary["perftest"]!.AsObject().Remove("mode");
        summary["perftest"]!["extra"] = 1;
        summary["metrics"]!["http_reqs"]!["values"]!["count"] = "many";

        string[] problems = [.. JsonSchemaCheck.Problems(summary, Schema)];

        Assert.Equal(4, problems.Length);
        Assert.Contains("$.perftest.mode is missing", problems);
        Assert.Contains("$.perftest.extra is not in the schema", problems);
    }

    private static LoadResult EmptyRun() => new Story(Story.Open("Nothing")).Until(1).Judge();

    private static LoadResult FullRun() => new Story(Story.Closed("Full", null, Limits.Of("p95<500ms"), Limits.Of("http_req_duration{name:/products}: p95<9ms"), Limits.Of("my_trend: p95<10"), Limits.Of("vus>1")))
        .Vus(100).Iterate(10, 20).Request(10, 20).Check(9, "status is 200", true, "::a::b").Error(new InvalidOperationException("out of stock"), 3).Until(2).InMemory().Health().Machine().Judge();

    private static JsonNode Summary(LoadResult result, bool isPartial = false)
    {
        using var stream = new MemoryStream();
        JsonSummary.Write(stream, result, ReportStories.Context, isPartial);
        return JsonNode.Parse(stream.ToArray())!;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
