using PerfTest.Analyzers.Tests.Harness;

namespace PerfTest.Analyzers.Tests;

public sealed class WorkloadTests
{
    private const string Test = "public Task Browse() => Task.CompletedTask;";

    private const string Table =
        "What is written selects the executor: Vus? + Duration (constant-vus); Vus? + Iterations (shared-iterations); Vus? + IterationsPerVu (per-vu-iterations); "
        + "StartVus? + stages of virtual users (ramping-vus); Rate + Duration (constant-arrival-rate); StartRate? + stages of rates (ramping-arrival-rate).";

    private const string Times = "Write numbers with the units d, h, m, s, ms, us or ns, the larger first (500ms, 30s, 1h30m, 1.5s), or hours:minutes:seconds (00:05:00).";

    [Theory]
    [InlineData("Duration = [|\"5\"|]", "[LoadTest] Duration = \"5\" is not a duration: the number 5 has no unit. " + Times)]
    [InlineData("Duration = [|\"0s\"|]", "[LoadTest] Duration = \"0s\" is wrong: write a time from more than 0s to 7d.")]
    [InlineData("Duration = [|\"8d\"|]", "[LoadTest] Duration = \"8d\" is wrong: write a time from more than 0s to 7d.")]
    [InlineData("Iterations = 1, MaxDuration = [|\"soon\"|]", "[LoadTest] MaxDuration = \"soon\" is not a duration: a number is expected at \"soon\". " + Times)]
    [InlineData("Duration = \"5s\", Warmup = [|\"1x\"|]", "[LoadTest] Warmup = \"1x\" is not a duration: \"x\" is not a unit. " + Times + " \"auto\" is allowed too: a tenth of the duration, at most 5s.")]
    [InlineData("Duration = \"5s\", GracefulStop = [|\"-1s\"|]", "[LoadTest] GracefulStop = \"-1s\" is not a duration: it is negative. " + Times)]
    public Task A_wrong_duration(string settings, string message) => Verify.ReportsAsync("PERFTEST102", $"[LoadTest({settings})] {Test}", message);

    [Theory]
    [InlineData("Rate = [|\"100\"|], Duration = \"5s\"", "[LoadTest] Rate = \"100\" is not a rate: it has no \"/\" and no time. Write iterations per time, such as 100/s, 600/m or 5/500ms.")]
    [InlineData("Rate = [|\"0/s\"|], Duration = \"5s\"", "[LoadTest] Rate = \"0/s\" is wrong: write a rate from more than 0/s to 1,000,000/s.")]
    [InlineData("StartRate = [|\"x/s\"|], Stages = \"5s:5/s\"", "[LoadTest] StartRate = \"x/s\" is not a rate: \"x\" is not a number. Write iterations per time, such as 100/s, 600/m or 5/500ms.")]
    public Task A_wrong_rate(string settings, string message) => Verify.ReportsAsync("PERFTEST103", $"[LoadTest({settings})] {Test}", message);

    [Theory]
    [InlineData("\"5s:5, [|5:7|]\"", "[LoadTest] Stages = \"5s:5, 5:7\" is not a list of stages: stage 2 is wrong, \"5\" is not a duration: the number 5 has no unit. " + Times)]
    [InlineData("\"5s:5,[|,|]5s:7\"", "[LoadTest] Stages = \"5s:5,,5s:7\" is not a list of stages: stage 2 is wrong, it is empty. Write duration:target pairs with commas between them, such as \"30s:100, 1m:500\", \"1m:500/s\" or, with a name, \"peak=1m:500\".")]
    [InlineData("[|\"5s:5, 5s:7/s\"|]", "[LoadTest] Stages = \"5s:5, 5s:7/s\": the targets 5 and 7/s are of two kinds; write virtual users (100) in all stages, or rates (100/s) in all.")]
    [InlineData("[|\"5s:2000000\"|]", "[LoadTest] Stages = \"5s:2000000\", stage 5s:2000000 is wrong: a target is a whole number of virtual users from 0 to 1,000,000.")]
    public Task Wrong_stages(string stages, string message) => Verify.ReportsAsync("PERFTEST104", $"[LoadTest(Stages = {stages})] {Test}", message);

    [Theory]
    [InlineData("PERFTEST102", "[Stage([|\"5\"|], 7)]", "[Stage(\"5\", \"7\")]: \"5\" is not a duration: the number 5 has no unit. " + Times)]
    [InlineData("PERFTEST103", "[Stage(\"5s\", target: [|\"x/s\"|])]", "[Stage(\"5s\", \"x/s\")]: \"x/s\" is not a rate: \"x\" is not a number. Write iterations per time, such as 100/s, 600/m or 5/500ms.")]
    [InlineData("PERFTEST104", "[Stage(\"5s\", [|-1|])]", "[Stage(\"5s\", \"-1\")]: \"-1\" is not a stage's target: write a whole number of virtual users, at least 0, such as 100, or a rate, such as 500/s.")]
    [InlineData("PERFTEST104", "[[|Stage(\"5s\", 2000000)|]]", "The [Stage] attributes, stage 5s:2000000 is wrong: a target is a whole number of virtual users from 0 to 1,000,000.")]
    [InlineData("PERFTEST104", "[[|Stage(\"5s\", 5)|], Stage(\"5s\", \"5/s\")]", "The [Stage] attributes: the targets 5 and 5/s are of two kinds; write virtual users (100) in all stages, or rates (100/s) in all.")]
    [InlineData("PERFTEST104", "[[|Stage(\"0s\", 5)|]]", "[Stage] = 0s:5 has no length: at least one stage must be longer than 0s.")]
    public Task A_wrong_stage(string id, string stages, string message) => Verify.ReportsAsync(id, $"[LoadTest] {stages} {Test}", message);

    [Theory]
    [InlineData("Vus = [|0|], Duration = \"5s\"", "[LoadTest] Vus = 0 is wrong: write a whole number of virtual users from 1 to 1,000,000.")]
    [InlineData("Iterations = [|0|]", "[LoadTest] Iterations = 0 is wrong: write a whole number of iterations from 1 to 1,000,000,000,000.")]
    [InlineData("Rate = \"5/s\", Duration = \"5s\", MaxVus = [|-1|]", "[LoadTest] MaxVus = -1 is wrong: write a whole number of virtual users from 1 to 1,000,000.")]
    public Task A_wrong_number(string settings, string message) => Verify.ReportsAsync("PERFTEST105", $"[LoadTest({settings})] {Test}", message);

    [Theory]
    [InlineData("[[|LoadTest|]]", "[LoadTest] says neither how long nor how much to run. " + Table)]
    [InlineData("[[|LoadTest(Vus = 5)|]]", "[LoadTest] says neither how long nor how much to run. " + Table)]
    [InlineData("[[|LoadTest(Rate = \"5/s\")|]]", "[LoadTest] has a rate and no duration ([LoadTest] Rate = 5/s). " + Table)]
    [InlineData("[[|LoadTest(Iterations = 5, Duration = \"5s\")|]]", "[LoadTest] has too much to select an executor ([LoadTest] Iterations = 5 and [LoadTest] Duration = 5s). " + Table)]
    [InlineData("[LoadTest(Vus = [|5|], Rate = \"5/s\", Duration = \"5s\")]", "[LoadTest] Vus = 5 does not apply to constant-arrival-rate: it belongs to constant-vus, shared-iterations and per-vu-iterations. Here MaxVus limits the virtual users.")]
    [InlineData("[LoadTest(Vus = [|5|], Iterations = 4)]", "[LoadTest] Vus = 5 is more than [LoadTest] Iterations = 4: every virtual user needs at least one of the shared iterations.")]
    [InlineData("[[|LoadTest(Stages = \"5s:5\")|], Stage(\"5s\", 5)]", "[LoadTest] Stages and [Stage] attributes are both written: write the stages one way or the other.")]
    [InlineData("[[|LoadTest|], Profile(\"a\", Iterations = 1), Profile(\"b\")]", "[LoadTest] says neither how long nor how much to run. " + Table)]
    public Task What_selects_no_executor(string attributes, string message) => Verify.ReportsAsync("PERFTEST106", $"{attributes} {Test}", message);

    [Fact]
    public Task A_profile_has_its_own_mistakes() => Verify.ReportsAsync(
        "PERFTEST102", $"""[LoadTest(Vus = 5, Duration = "5s"), Profile("smoke", Duration = [|"1"|])] {Test}""",
        "[Profile(\"smoke\")] Duration = \"1\" is not a duration: the number 1 has no unit. " + Times);

    [Fact]
    public Task All_at_once() => Verify.ReportsAsync(
        $"""[LoadTest(Vus = [|0|], Duration = [|"5"|])] [Threshold("p95<5[|x|]")] {Test}""",
        ("PERFTEST105", "[LoadTest] Vus = 0 is wrong: write a whole number of virtual users from 1 to 1,000,000."),
        ("PERFTEST102", "[LoadTest] Duration = \"5\" is not a duration: the number 5 has no unit. " + Times),
        ("PERFTEST101", "The threshold \"p95<5x\" is wrong: \"x\" is not a unit. Allowed here: ns, us, ms, s or m; %; B, KB, MB, GB, KiB, MiB or GiB; /s or /m; or nothing."));

    [Theory]
    [InlineData("[LoadTest(Vus = 5, Duration = \"5s\")]")]
    [InlineData("[LoadTest(Iterations = 5, Vus = 5, MaxDuration = \"1h30m\")]")]
    [InlineData("[LoadTest(IterationsPerVu = 5, GracefulStop = \"0s\")]")]
    [InlineData("[LoadTest(Rate = \"5/500ms\", Duration = \"00:05:00\", MaxVus = 5, Arrivals = Arrivals.Poisson, Warmup = \"auto\")]")]
    [InlineData("[LoadTest(StartVus = 5, Stages = \"peak=5s:5, 0s:0\", GracefulRampDown = \"5s\")]")]
    [InlineData("[LoadTest, Stage(\"5s\", \"5/s\"), Stage(\"5s\", 0, Name = \"down\")]")]
    [InlineData("[LoadTest, Profile(\"smoke\", Iterations = 1), Profile(\"spike\", Stages = \"5s:5\")]")]
    [InlineData("[LoadTest(Duration = Time, Skip = \"not now\")]")]
    public Task What_selects_one(string attributes) => Verify.AcceptsAsync($"private const string Time = \"5\" + \"s\";\n{attributes} {Test}");

    [Theory]
    [InlineData("[LoadTest(Iterations = 1), Metric([|\"5xx\"|], MetricType.Counter)]", "[Metric(\"5xx\")] is wrong: a metric's name has letters, digits, \"_\" and \".\" and starts with a letter or \"_\".")]
    [InlineData("[LoadTest(Iterations = 1), Metric([|\"http_reqs\"|], MetricType.Counter)]", "[Metric(\"http_reqs\")] is wrong: a built-in metric has this name.")]
    [InlineData("[LoadTest(Iterations = 1), Profile([|\"\"|])]", "[Profile(\"\")] has no name: write one that is unique within the test, such as \"smoke\".")]
    [InlineData("[LoadTest(Iterations = 1), Profile(\"a\"), Profile([|\"a\"|])]", "Two [Profile]s of 'Shop.Browse' are called \"a\": a profile's name is unique within its test.")]
    [InlineData("[LoadTest, [|Stage(\"5s\", 5, Name = \"a\")|], Stage(\"5s\", 7, Name = \"a\")]", "The [Stage] attributes: 2 stages are called \"a\"; the name of a stage must be unique.")]
    public Task Names(string attributes, string message) =>
        Verify.ReportsAsync(attributes.Contains("Stage", StringComparison.Ordinal) ? "PERFTEST104" : "PERFTEST109", $"{attributes} {Test}", message);

    [Fact]
    public async Task In_every_framework()
    {
        foreach (var adapter in new[] { Adapter.Xunit, Adapter.XunitV3, Adapter.NUnit })
        {
            await Verify.ReportsAsync("PERFTEST102", $"[LoadTest(Duration = [|\"5\"|])] {Test}", adapter);
            await Verify.AcceptsAsync($"[LoadTest(Duration = \"5s\")] {Test}", adapter);
        }
    }
}
