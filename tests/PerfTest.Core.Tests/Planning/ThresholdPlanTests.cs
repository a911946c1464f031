using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class ThresholdPlanTests
{
    [Theory]
    [InlineData("", "dropped_iterations: count==0", "http_req_failed: rate==0%", "iteration_failed: rate==0%", "checks: rate==100%")]
    [InlineData("p95<500ms", "dropped_iterations: count==0", "http_req_failed: rate==0%", "iteration_failed: rate==0%", "checks: rate==100%")]
    [InlineData("http_req_failed<1%", "dropped_iterations: count==0")]
    [InlineData("iteration_failed<1%", "dropped_iterations: count==0")]
    [InlineData("checks>99%", "dropped_iterations: count==0")]
    [InlineData("checks{check:a}>99%", "dropped_iterations: count==0", "http_req_failed: rate==0%", "iteration_failed: rate==0%", "checks: rate==100%")]
    [InlineData("dropped_iterations: count<5", "http_req_failed: rate==0%", "iteration_failed: rate==0%", "checks: rate==100%")]
    [InlineData("dropped_iterations{reason:no_idle_vu}<5", "dropped_iterations: count==0", "http_req_failed: rate==0%", "iteration_failed: rate==0%", "checks: rate==100%")]
    public void Default_budgets(string written, params string[] budgets)
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => w.Stages = "peak=5s:5") with { Thresholds = written.Length == 0 ? [] : [new(written)] };

        Threshold[] byDefault = [.. declaration.Plan().Thresholds.Where(threshold => threshold.IsDefault)];

        byDefault.Select(threshold => threshold.Source).Should().Equal(budgets);
        byDefault.Should().OnlyContain(threshold => threshold.Origin == "default");
    }

    [Fact]
    public void A_limit_on_a_part_of_the_run_replaces_no_budget()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => w.Stages = "peak=5s:5") with { Thresholds = [new("http_req_failed<1%") { During = "peak" }] };

        declaration.Plan().Thresholds.Should().HaveCount(1 + 4);
    }

    [Fact]
    public void What_is_written_on_a_limit()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => w.Stages = "peak=5s:5") with
        {
            Thresholds = [new("p99<200ms") { AbortOnFail = true, DelayAbortEval = "2s", During = "peak" }],
        };

        Threshold threshold = declaration.Plan().Thresholds[0];

        threshold.Print().Should().Be("p(99)<200ms");
        (threshold.AbortOnFail, threshold.DelayAbortEval, threshold.Scope.During, threshold.IsDefault, threshold.Origin)
            .Should().Be((true, TimeSpan.FromSeconds(2), "peak", false, "[Threshold]"));
    }

    [Fact]
    public void Parts_of_the_run_that_a_limit_judges()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => w.Stages = "1m:5, spike=10s:500, 50s:5, 1m:50") with
        {
            Thresholds =
            [
                new("p95<1s"),
                new("p95<1s") { After = "1m" },
                new("p95<1s") { Window = "30s", During = "spike" },
                new("p95<1s") { Window = "10s", After = "30s" },
                new("p95<1s") { RecoversWithin = "20s", AfterStage = "spike" },
                new("p95<1s") { RecoversWithin = "20s", AfterStage = "spike", Window = "2s" },
            ],
        };

        // A window of 30s does not fit into a stage of 10s: said so, and nothing else.
        declaration.Mistakes().Should().Equal("[Threshold] \"p95<1s\", During = \"spike\", Window = \"30s\", has a window of 30s, and what it judges is 10s long: write a window that fits.");
        LoadTestDeclaration right = declaration with { Thresholds = [.. declaration.Thresholds.Where(threshold => threshold.During is null)] };
        right.Plan().Thresholds.Where(threshold => !threshold.IsDefault).Select(threshold => threshold.Scope.ToString()).Should().Equal(
            "", "after 1m", "in every window of 10s after 30s", "recovery within 20s after 'spike'", "recovery within 20s after 'spike', in windows of 2s");
        right.Plan(("PERFTEST_TIME_SCALE", "0.1")).Thresholds.Select(threshold => threshold.Scope.ToString()).Where(scope => scope.Length > 0).Should().Equal(
            "after 6s", "in every window of 1s after 3s", "recovery within 2s after 'spike'", "recovery within 2s after 'spike', in windows of 200ms");
    }

    [Theory]
    [InlineData("Window", "500ms", "Window = \"500ms\" is wrong: write a time from 1s up to 7d.")]
    [InlineData("Window", "6m", "Window = \"6m\", has a window of 6m, and what it judges is 5m long: write a window that fits.")]
    [InlineData("Window", "x", "Window = \"x\" is not a duration: a number is expected at \"x\". " + DurationParser.Allowed)]
    [InlineData("After", "0s", "After = \"0s\" is wrong: write a time above 0s and up to 7d.")]
    [InlineData("After", "5m", "After = \"5m\", judges nothing: the plan is over after 5m.")]
    [InlineData("After", "1m During=spike", "During = \"spike\", After = \"1m\" says twice from when: write one of them.")]
    [InlineData("RecoversWithin", "1m", "RecoversWithin = \"1m\" needs AfterStage beside it: the name of the stage after which the limit must hold again.")]
    [InlineData("AfterStage", "spike", "AfterStage = \"spike\" needs RecoversWithin beside it: how long after the stage the limit must hold again.")]
    [InlineData("RecoversWithin", "1m AfterStage=spike During=spike", "RecoversWithin = \"1m\" is about the time after a stage: leave During out.")]
    [InlineData("RecoversWithin", "1m AfterStage=spiek", "RecoversWithin = \"1m\", AfterStage = \"spiek\", names no stage of this test: write \"spike\" or \"end\".")]
    [InlineData("RecoversWithin", "1m AfterStage=end", "RecoversWithin = \"1m\", AfterStage = \"end\", needs a window of 5s after the stage, and the next rise or the end of the plan comes after 0s: let the plan go on after \"end\".")]
    [InlineData("RecoversWithin", "1m AfterStage=spike Window=4m", "Window = \"4m\", RecoversWithin = \"1m\", AfterStage = \"spike\", needs a window of 4m after the stage, and the next rise or the end of the plan comes after 2m: let the plan go on after \"spike\".")]
    public void A_part_of_the_run_that_cannot_be_judged(string setting, string written, string mistake)
    {
        var limit = new ThresholdAttribute("p95<1s");
        string[] words = $"{setting}={written}".Split(' ');
        foreach (string[] pair in words.Select(word => word.Split('=')))
        {
            typeof(ThresholdAttribute).GetProperty(pair[0])!.SetValue(limit, pair[1]);
        }

        LoadTestDeclaration declaration = Declared.LoadTest(w => w.Stages = "1m:5, spike=1m:500, 1m:5, 1m:5, end=1m:50") with { Thresholds = [limit] };

        declaration.Mistakes().Should().Equal($"[Threshold] \"p95<1s\", {mistake}");
    }

    [Fact]
    public void The_environment_adds_limits()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => w.Duration = "5s") with { Thresholds = [new("p95<500ms")] };

        declaration.Plan(("PERFTEST_THRESHOLDS", "p99<1s; checks>99% ;p95 < 500ms")).Thresholds.Select(threshold => (threshold.Source, threshold.Origin)).Should().Equal(
            ("p95<500ms", "[Threshold]"), ("p99<1s", "PERFTEST_THRESHOLDS"), ("checks>99%", "PERFTEST_THRESHOLDS"), ("dropped_iterations: count==0", "default"));
    }

    [Fact]
    public void What_is_written_twice_is_judged_once()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => w.Duration = "5s") with { Thresholds = [new("p95<500ms")] };

        declaration.Plan(("PERFTEST_THRESHOLDS", "p95 < 500ms")).Warnings.Should().Equal("PERFTEST_THRESHOLDS \"p95 < 500ms\" is written twice and judged once.");
    }

    [Theory]
    [InlineData("p95<5", null, "2x", "[Threshold] \"p95<5\", DelayAbortEval = \"2x\" is not a duration: \"x\" is not a unit. " + DurationParser.Allowed)]
    [InlineData("p95<5", null, "2s", "[Threshold] \"p95<5\", DelayAbortEval = \"2s\" has no effect without AbortOnFail = true.")]
    [InlineData("p95<5", "paek", null, "[Threshold] \"p95<5\", During = \"paek\", names no stage and no scenario of this test: write \"default\" or \"peak\".")]
    public void What_is_wrong_on_a_limit(string expression, string? during, string? delay, string mistake)
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => w.Stages = "peak=5s:5") with
        {
            Thresholds = [new(expression) { During = during, DelayAbortEval = delay }],
        };

        declaration.Mistakes().Should().Equal(mistake);
    }

    [Fact]
    public void A_stage_that_two_scenarios_have_is_ambiguous()
    {
        LoadTestDeclaration declaration = Declared.LoadTest() with
        {
            Scenarios = [new("A") { Stages = "peak=5s:5" }, new("B") { Stages = "peak=5s:5" }],
            Thresholds = [new("p95<5") { During = "peak" }],
        };

        declaration.Mistakes().Should().Equal("[Threshold] \"p95<5\", During = \"peak\", is ambiguous: 2 stages or scenarios have this name.");
    }

    [Fact]
    public void A_limit_on_a_stage_that_a_profile_replaced_is_left_out()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => w.Stages = "peak=5s:5") with
        {
            Profile = new("smoke") { Vus = 1, Duration = "1s" },
            Thresholds = [new("p95<5") { During = "peak" }],
        };

        LoadPlan plan = declaration.Plan();

        plan.Thresholds.Should().OnlyContain(threshold => threshold.IsDefault);
        plan.Warnings.Should().Equal(
            "[Profile(\"smoke\")] replaces the execution settings below: [LoadTest] Stages = peak=5s:5.",
            "[Threshold] \"p95<5\", During = \"peak\", is not judged: the stage \"peak\" is not in this plan, because its stages were replaced.");
    }

    [Fact]
    public void Declared_metrics_are_known()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => w.Duration = "5s") with
        {
            Metrics = [new("event_size_bytes", MetricType.Trend, Unit.Bytes), new("chekcs", MetricType.Counter)],
            Thresholds = [new("event_size_bytes: p95<1KiB"), new("chekcs>5")],
        };

        declaration.Plan().DeclaredMetrics.Select(metric => (metric.Name, metric.Type, metric.Unit))
            .Should().Equal(("event_size_bytes", MetricType.Trend, Unit.Bytes), ("chekcs", MetricType.Counter, Unit.None));
    }

    [Theory]
    [InlineData("a-b", MetricType.Trend, Unit.None, "[Metric(\"a-b\")] is wrong: a metric's name has letters, digits, \"_\" and \".\" and starts with a letter or \"_\".")]
    [InlineData("checks", MetricType.Rate, Unit.None, "[Metric(\"checks\")] is wrong: a built-in metric has this name.")]
    [InlineData("mine", MetricType.Rate, Unit.Time, "[Metric(\"mine\")] is wrong: a rate is a share of samples and has no unit.")]
    [InlineData("mine", (MetricType)9, Unit.Time, "[Metric(\"mine\")] is wrong: its type or its unit is not one of those of MetricType and Unit.")]
    public void Wrong_declarations_of_metrics(string name, MetricType type, Unit unit, string mistake) =>
        (Declared.LoadTest(w => w.Duration = "5s") with { Metrics = [new(name, type, unit)] }).Mistakes().Should().Equal(mistake);

    [Fact]
    public void A_metric_is_declared_once() =>
        (Declared.LoadTest(w => w.Duration = "5s") with { Metrics = [new("mine", MetricType.Trend), new("mine", MetricType.Gauge)] }).Mistakes()
            .Should().Equal("[Metric(\"mine\")] is wrong: it is declared twice.");
}
