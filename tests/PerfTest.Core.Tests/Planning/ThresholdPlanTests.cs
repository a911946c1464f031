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
        (threshold.AbortOnFail, threshold.DelayAbortEval, threshold.During, threshold.IsDefault, threshold.Origin)
            .Should().Be((true, TimeSpan.FromSeconds(2), "peak", false, "[Threshold]"));
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
