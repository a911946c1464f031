using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class OneIterationTests
{
    [Theory]
    [InlineData("smoke", RunMode.Smoke, 10)]
    [InlineData("debug", RunMode.Debug, 7 * 24 * 60)]
    public void One_virtual_user_runs_each_body_once(string mode, RunMode expected, int minutes)
    {
        LoadTestDeclaration declaration = Declared.LoadTest() with
        {
            Scenarios = [new("Browse") { Vus = 50, Duration = "1m" }, new("Order") { Rate = "20/s", Duration = "1m", StartTime = "10s" }],
            Thresholds = [new("p95<1ms")],
        };

        LoadPlan plan = declaration.Plan(("PERFTEST_MODE", mode), ("PERFTEST_TIME_SCALE", "0.1"));

        plan.Mode.Should().Be(expected);
        plan.TimeScale.Should().Be(1);
        plan.Scenarios.Select(scenario => (scenario.Name, scenario.StartTime, scenario.Warmup)).Should().Equal(("Browse", TimeSpan.Zero, TimeSpan.Zero), ("Order", TimeSpan.Zero, TimeSpan.Zero));
        plan.Scenarios.Should().OnlyContain(scenario => scenario.Workload == new PerVuIterations(1, 1, TimeSpan.FromMinutes(minutes)));
        plan.Thresholds.Should().OnlyContain(threshold => threshold.IsDefault);
        plan.Origins.Select(origin => origin.Setting).Should().Equal("Mode", "Seed");
    }

    [Fact]
    public void Weighted_bodies_run_once_each()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => w.Duration = "1m") with { Scenarios = [new("Browse") { Weight = 80 }, new("Order") { Weight = 20 }] };

        Scenario scenario = declaration.Plan(("PERFTEST_MODE", "smoke")).Scenarios.Single();

        scenario.Workload.Should().Be(new PerVuIterations(1, 2, TimeSpan.FromMinutes(10)));
        scenario.Bodies.Select(body => (body.Exec, body.Weight)).Should().Equal(("Browse", 1), ("Order", 1));
    }

    [Fact]
    public void Nothing_may_fail_except_what_may_fail_under_load()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => w.Duration = "1m");

        Sources(declaration).Should().Equal("dropped_iterations: count==0", "http_req_failed: rate==0%", "iteration_failed: rate==0%", "checks: rate==100%");
        Sources(declaration with { Thresholds = [new("http_req_failed<50%")] }).Should().Equal("dropped_iterations: count==0", "iteration_failed: rate==0%");
    }

    [Fact]
    public void Mistakes_are_found_in_every_mode() =>
        Declared.LoadTest(w => (w.Vus, w.Duration) = (0, "1m")).Mistakes(("PERFTEST_MODE", "smoke")).Should().HaveCount(1);

    private static string[] Sources(LoadTestDeclaration declaration) =>
        [.. declaration.Plan(("PERFTEST_MODE", "smoke")).Thresholds.Select(threshold => threshold.Source)];
}
