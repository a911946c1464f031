using PerfTest.Analyzers.Tests.Harness;

namespace PerfTest.Analyzers.Tests;

public sealed class ThresholdTests
{
    private const string Id = "PERFTEST101";
    private const string Test = "public Task Browse() => Task.CompletedTask;";

    [Theory]
    [InlineData("p95<500[|mss|]", "The threshold \"p95<500mss\" is wrong: \"mss\" is not a unit. Allowed here: ns, us, ms, s or m; %; B, KB, MB, GB, KiB, MiB or GiB; /s or /m; or nothing.")]
    [InlineData("p95 [|=<|] 500", "The threshold \"p95 =< 500\" is wrong: \"=<\" is not an operator. Allowed here: <, <=, >, >=, == or !=.")]
    [InlineData("p95<[|x|]", "The threshold \"p95<x\" is wrong: a number is expected. Allowed here: a number such as 500 or 0.5.")]
    [InlineData("p[|101|]<5", "The threshold \"p101<5\" is wrong: there is no such percentile. Allowed here: a number from 0 to 100.")]
    [InlineData("[|http_req_duratoin|]: p95<500ms", "The threshold \"http_req_duratoin: p95<500ms\" is wrong: there is no metric \"http_req_duratoin\"; did you mean \"http_req_duration\"? Allowed here: a built-in metric, or one of your own that is declared, [Metric(\"http_req_duratoin\", …)], or has a less similar name.")]
    [InlineData("http_req_failed<[|1|]", "The threshold \"http_req_failed<1\" is wrong: 1 means 100 %, and such a limit only fails where all samples are true; did you mean \"<1%\"? Allowed here: a number from 0 to 1, or a percentage from 0% to 100%.")]
    [InlineData("http_reqs: [|p95|]<5", "The threshold \"http_reqs: p95<5\" is wrong: \"http_reqs\" is a counter, which has no p(95). Allowed here: count or rate.")]
    [InlineData("p95<[|0|]", "The threshold \"p95<0\" is wrong: the headline latency is never below 0: such a limit can never pass. Allowed here: a number above 0, or 0 where the operator makes sense of it.")]
    [InlineData("p95<500[|%|]", "The threshold \"p95<500%\" is wrong: the limit on the headline latency is a time, and \"%\" does not fit it. Allowed here: ns, us, ms, s or m; bare numbers are milliseconds.")]
    public Task A_wrong_one_is_underlined_where_it_is_wrong(string threshold, string message) =>
        Verify.ReportsAsync(Id, $"""[LoadTest(Iterations = 1), Threshold("{threshold}")] {Test}""", message);

    [Fact]
    public Task What_is_missing_at_the_end_is_missing_at_the_quote() =>
        Verify.ReportsAsync(Id, $"""[LoadTest(Iterations = 1), Threshold("p95[|"|])] {Test}""", "The threshold \"p95\" is wrong: it ends before the operator. Allowed here: <, <=, >, >=, == or !=.");

    [Theory]
    [InlineData(""" @"http_reqs{name:""/a""}: [|p95|]<5" """)]
    [InlineData(""" "http_reqs{name:\"/a\"}: [|p95|]<5" """)]
    [InlineData(""" "http_reqs{name:\u002fa}: [|p95|]<5" """)]
    [InlineData(" \"\"\"http_reqs: [|p95|]<5\"\"\" ")]
    [InlineData(""" [|"http_reqs:" + "p95<5"|] """)]
    [InlineData(" [|Limit|] ")]
    public Task However_it_is_written(string written) =>
        Verify.ReportsAsync(Id, $"private const string Limit = \"http_reqs: p95<5\";\n[LoadTest(Iterations = 1), Threshold({written})] {Test}");

    [Fact]
    public Task Each_one_is_told() =>
        Verify.ReportsAsync(Id, $"""[LoadTest(Iterations = 1)] [Threshold("http_req<[|"|])] [Threshold("checks>50%")] [Threshold("[|p9x|]<1")] {Test}""");

    [Theory]
    [InlineData("p95<500ms")]
    [InlineData("p(99.9) <= 0.5s")]
    [InlineData("http_req_failed<1%")]
    [InlineData("http_req_duration{name:/products/{id}}: p99<1s")]
    [InlineData("checks==100%")]
    [InlineData("made_in_the_body: p95<5")]
    public Task A_right_one_is_not(string threshold) => Verify.AcceptsAsync($"""[LoadTest(Iterations = 1), Threshold("{threshold}")] {Test}""");

    [Fact]
    public Task A_declared_metric_is_known() => Verify.AcceptsAsync(
        $"""[LoadTest(Iterations = 1), Metric("http_regs", MetricType.Trend, Unit.Bytes), Threshold("http_regs: p95<5KB")] {Test}""");

    [Fact]
    public Task A_declared_metric_has_a_type() => Verify.ReportsAsync(
        Id, $"""[LoadTest(Iterations = 1), Metric("orders", MetricType.Counter), Threshold("orders: [|p95|]<5")] {Test}""",
        "The threshold \"orders: p95<5\" is wrong: \"orders\" is a counter, which has no p(95). Allowed here: count or rate.");

    [Fact]
    public Task A_stage_that_is_not_there() => Verify.ReportsAsync(
        Id, $"""[LoadTest(Stages = "peak=1m:5"), Threshold("p95<5", During = [|"Peak"|])] {Test}""",
        "[Threshold] \"p95<5\", During = \"Peak\", names no stage and no scenario of this test: write \"default\" or \"peak\".");

    [Fact]
    public Task A_scenario_that_is_not_there() => Verify.ReportsAsync(
        Id, $$"""[LoadTest(Iterations = 1), Threshold("http_reqs[|{|]scenario:Shop}: count>5")] {{Test}}""",
        "The threshold \"http_reqs{scenario:Shop}: count>5\" is wrong: this test has no scenario \"Shop\". Allowed here: a scenario of this test: \"default\".");

    [Fact]
    public Task A_delay_that_is_no_time() => Verify.ReportsAsync(
        "PERFTEST102", $"""[LoadTest(Iterations = 1), Threshold("p95<5", AbortOnFail = true, DelayAbortEval = [|"5"|])] {Test}""",
        "[Threshold] \"p95<5\", DelayAbortEval = \"5\" is not a duration: the number 5 has no unit. Write numbers with the units d, h, m, s, ms, us or ns, the larger first (500ms, 30s, 1h30m, 1.5s), or hours:minutes:seconds (00:05:00).");

    [Theory]
    [InlineData("PERFTEST102", "After = [|\"5\"|]", "[Threshold] \"p95<5\", After = \"5\" is not a duration: the number 5 has no unit.")]
    [InlineData("PERFTEST102", "Window = [|\"1ms\"|]", "[Threshold] \"p95<5\", Window = \"1ms\" is wrong: write a time from 1s up to 7d.")]
    [InlineData("PERFTEST101", "RecoversWithin = [|\"5s\"|]", "[Threshold] \"p95<5\", RecoversWithin = \"5s\" needs AfterStage beside it: the name of the stage after which the limit must hold again.")]
    [InlineData("PERFTEST101", "AfterStage = [|\"peak\"|]", "[Threshold] \"p95<5\", AfterStage = \"peak\" needs RecoversWithin beside it: how long after the stage the limit must hold again.")]
    public async Task A_part_of_the_run_that_is_none(string id, string part, string messageStart)
    {
        var marked = $"""[LoadTest(Stages = "peak=1m:5"), Threshold("p95<5", {part})] {Test}""";

        var reported = Assert.Single(await Verify.ReportedAsync(marked));

        Assert.StartsWith(messageStart, reported, StringComparison.Ordinal);
        await Verify.ReportsAsync(id, marked);
    }

    [Fact]
    public Task Without_a_load_test_nothing_is_judged() => Verify.AcceptsAsync($"""[Threshold("p95<500mss")] {Test}""");

    [Theory]
    [InlineData("http_req_duratoin: p95<500ms", "http_req_duration", "http_req_duration: p95<500ms")]
    [InlineData("http_req_failed<1", "1%", "http_req_failed<1%")]
    [InlineData("mean<5", "avg", "avg<5")]
    public Task What_was_meant_can_be_written(string before, string meant, string after) => Verify.FixesAsync(
        Id, $"""[LoadTest(Iterations = 1), Threshold("{before}")] {Test}""", $"Write {meant}", $"""[LoadTest(Iterations = 1), Threshold("{after}")] {Test}""");
}
