using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class ExecutionOverrideTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // "constant-vus" and its like → a declaration with that executor.
    private static LoadTestDeclaration Of(string executor) => executor switch
    {
        "constant-vus" => Declared.LoadTest(w => (w.Vus, w.Duration) = (20, "6s")),
        "shared-iterations" => Declared.LoadTest(w => (w.Vus, w.Iterations) = (20, 100)),
        "per-vu-iterations" => Declared.LoadTest(w => (w.Vus, w.IterationsPerVu, w.MaxDuration) = (20, 5, "1m")),
        "ramping-vus" => Declared.LoadTest() with { Stages = [new("2s", 30), new("3s", 30) { Name = "peak" }, new("1s", 0)] },
        "constant-arrival-rate" => Declared.LoadTest(w => (w.Rate, w.Duration) = ("200/s", "6s")),
        "ramping-arrival-rate" => Declared.LoadTest(w => (w.StartRate, w.Stages, w.MaxVus) = ("10/s", "2s:40/s, 4s:0/s", 50)),
        _ => throw new ArgumentException(executor),
    };

    public static TheoryData<string, string, string, string, string[]> Singles => new()
    {
        { "constant-vus", "DURATION", "3s", "constant-vus Vus=20 Duration=3s", ["PERFTEST_DURATION = 3s replaces [LoadTest] Duration = 6s."] },
        { "constant-arrival-rate", "DURATION", "3s", "constant-arrival-rate Rate=200/s Duration=3s", ["PERFTEST_DURATION = 3s replaces [LoadTest] Duration = 6s."] },
        {
            "ramping-vus", "DURATION", "3s", "ramping-vus Stages=1s:30, peak=1.5s:30, 500ms:0",
            ["PERFTEST_DURATION = 3s scales the stages of [Stage] from 6s to 3s; their targets stay."]
        },
        {
            "ramping-arrival-rate", "DURATION", "3s", "ramping-arrival-rate StartRate=10/s Stages=1s:40/s, 2s:0/s MaxVus=50",
            ["PERFTEST_DURATION = 3s scales the stages of [LoadTest] from 6s to 3s; their targets stay."]
        },
        {
            "shared-iterations", "DURATION", "3s", "shared-iterations Vus=20 Iterations=100 MaxDuration=3s",
            ["PERFTEST_DURATION = 3s becomes the MaxDuration of [LoadTest], which counts iterations: what is left after it counts as dropped."]
        },
        {
            "per-vu-iterations", "DURATION", "3s", "per-vu-iterations Vus=20 IterationsPerVu=5 MaxDuration=3s",
            ["PERFTEST_DURATION = 3s becomes the MaxDuration of [LoadTest], which counts iterations: what is left after it counts as dropped."]
        },
        { "constant-vus", "VUS", "5", "constant-vus Vus=5 Duration=6s", [] },
        { "shared-iterations", "VUS", "5", "shared-iterations Vus=5 Iterations=100", [] },
        { "per-vu-iterations", "VUS", "5", "per-vu-iterations Vus=5 IterationsPerVu=5 MaxDuration=1m", [] },
        {
            "ramping-vus", "VUS", "5", "ramping-vus Stages=2s:5, peak=3s:5, 1s:0",
            ["PERFTEST_VUS = 5 scales the targets of [Stage] from a peak of 30 to one of 5; their times stay."]
        },
        { "constant-arrival-rate", "RATE", "5/s", "constant-arrival-rate Rate=5/s Duration=6s", ["PERFTEST_RATE = 5/s replaces [LoadTest] Rate = 200/s."] },
        {
            "ramping-arrival-rate", "RATE", "8/s", "ramping-arrival-rate StartRate=2/s Stages=2s:8/s, 4s:0/s MaxVus=50",
            ["PERFTEST_RATE = 8/s scales the rates of [LoadTest] from a peak of 40/s to one of 8/s; their times stay."]
        },
        {
            "constant-vus", "RATE", "5/s", "constant-arrival-rate Rate=5/s Duration=6s",
            ["PERFTEST_RATE replaces the execution settings below: [LoadTest] Vus = 20."]
        },
        {
            "ramping-vus", "RATE", "5/s", "constant-arrival-rate Rate=5/s Duration=6s",
            ["PERFTEST_RATE replaces the execution settings below: [Stage] = 2s:30, peak=3s:30, 1s:0."]
        },
        {
            "constant-vus", "ITERATIONS", "7", "shared-iterations Vus=7 Iterations=7",
            [
                "PERFTEST_ITERATIONS replaces the execution settings below: [LoadTest] Duration = 6s.",
                "[LoadTest] Vus = 20 is lowered to 7: every virtual user needs at least one of the iterations (PERFTEST_ITERATIONS = 7).",
            ]
        },
        {
            "shared-iterations", "ITERATIONS", "500", "shared-iterations Vus=20 Iterations=500",
            ["PERFTEST_ITERATIONS replaces the execution settings below: [LoadTest] Iterations = 100."]
        },
        {
            "per-vu-iterations", "ITERATIONS", "500", "shared-iterations Vus=20 Iterations=500 MaxDuration=1m",
            ["PERFTEST_ITERATIONS replaces the execution settings below: [LoadTest] IterationsPerVu = 5."]
        },
        {
            "constant-arrival-rate", "ITERATIONS", "7", "shared-iterations Iterations=7",
            ["PERFTEST_ITERATIONS replaces the execution settings below: [LoadTest] Rate = 200/s and [LoadTest] Duration = 6s."]
        },
        {
            "constant-vus", "STAGES", "4s:9", "ramping-vus Stages=4s:9",
            ["PERFTEST_STAGES replaces the execution settings below: [LoadTest] Vus = 20 and [LoadTest] Duration = 6s."]
        },
        {
            "ramping-arrival-rate", "STAGES", "4s:9/s", "ramping-arrival-rate Stages=4s:9/s MaxVus=50",
            ["PERFTEST_STAGES replaces the execution settings below: [LoadTest] StartRate = 10/s and [LoadTest] Stages = 2s:40/s, 4s:0/s."]
        },
        { "ramping-arrival-rate", "MAX_VUS", "5", "ramping-arrival-rate StartRate=10/s Stages=2s:40/s, 4s:0/s MaxVus=5", [] },
    };

    [Theory]
    [MemberData(nameof(Singles))]
    public void One_variable_over_each_executor(string executor, string variable, string value, string settings, string[] warnings)
    {
        LoadPlan plan = Of(executor).Plan(("PERFTEST_" + variable, value));

        Describe(plan).Should().Be(settings);
        plan.Warnings.Should().Equal(warnings);
    }

    [Theory]
    [InlineData("constant-arrival-rate", "VUS", "5", "PERFTEST_VUS = 5 does not apply to constant-arrival-rate: it belongs to constant-vus, shared-iterations and per-vu-iterations. Here MaxVus limits the virtual users.")]
    [InlineData("constant-vus", "MAX_VUS", "5", "PERFTEST_MAX_VUS = 5 does not apply to constant-vus: it belongs to constant-arrival-rate and ramping-arrival-rate. Here Vus says how many.")]
    [InlineData("shared-iterations", "VUS", "500", "PERFTEST_VUS = 500 is more than [LoadTest] Iterations = 100: every virtual user needs at least one of the shared iterations.")]
    [InlineData("shared-iterations", "RATE", "5/s", "[LoadTest] has a rate and no duration (PERFTEST_RATE = 5/s).")]
    [InlineData("constant-vus", "DURATION", "soon", "PERFTEST_DURATION = \"soon\" is not a duration: a number is expected at \"soon\". " + DurationParser.Allowed)]
    [InlineData("constant-vus", "STAGES", "4s:x", "PERFTEST_STAGES = \"4s:x\" is not a list of stages: stage 1 is wrong, \"x\" is not a stage's target: write a whole number of virtual users, at least 0, such as 100, or a rate, such as 500/s.")]
    [InlineData("constant-vus", "VUS", "0", "PERFTEST_VUS = \"0\" is not a number of virtual users: write a whole number from 1 to 1,000,000.")]
    [InlineData("constant-vus", "ITERATIONS", "1e3", "PERFTEST_ITERATIONS = \"1e3\" is not a number of iterations: write a whole number from 1 to 1,000,000,000,000.")]
    [InlineData("constant-vus", "THRESHOLDS", "p95<<5", "PERFTEST_THRESHOLDS: The threshold \"p95<<5\" is wrong: \"<<\" is not an operator.")]
    public void Mistakes_name_the_variable(string executor, string variable, string value, string mistake) =>
        Of(executor).Mistakes(("PERFTEST_" + variable, value)).Select(sentence => sentence.Split('\n')[0]).Should().Equal(mistake);

    [Theory]
    [InlineData("constant-arrival-rate", "constant-vus Vus=2 Duration=3s")]
    [InlineData("ramping-vus", "constant-vus Vus=2 Duration=3s")]
    [InlineData("constant-vus", "constant-vus Vus=2 Duration=3s")]
    [InlineData("per-vu-iterations", "constant-vus Vus=2 Duration=3s")]
    public void Two_settings_together_are_a_workload(string executor, string settings) =>
        Describe(Of(executor).Plan(("PERFTEST_VUS", "2"), ("PERFTEST_DURATION", "3s"))).Should().Be(settings);

    [Fact]
    public void A_rate_with_a_duration_keeps_no_stage() =>
        Describe(Of("ramping-arrival-rate").Plan(("PERFTEST_RATE", "5/s"), ("PERFTEST_DURATION", "3s")))
            .Should().Be("constant-arrival-rate Rate=5/s Duration=3s MaxVus=50");

    [Fact]
    public void Settings_of_one_layer_must_fit_together() =>
        Of("constant-vus").Mistakes(("PERFTEST_ITERATIONS", "5"), ("PERFTEST_DURATION", "3s"))
            .Should().Equal("[LoadTest] has too much to select an executor (PERFTEST_ITERATIONS = 5 and PERFTEST_DURATION = 3s).\n" + ExecutorTable.Text);

    [Fact]
    public void A_lower_maximum_lowers_what_is_preallocated()
    {
        LoadPlan plan = Declared.LoadTest(w => (w.Rate, w.Duration, w.PreAllocatedVus, w.MaxVus) = ("5/s", "5s", 20, 40)).Plan(("PERFTEST_MAX_VUS", "10"));

        ((ArrivalRateWorkload)plan.Scenarios[0].Workload).PreAllocatedVus.Should().Be(10);
        plan.Warnings.Should().Equal("[LoadTest] PreAllocatedVus = 20 is lowered to 10: PERFTEST_MAX_VUS = 10.");
    }

    [Fact]
    public void A_profile_replaces_and_the_environment_lies_over_it()
    {
        LoadTestDeclaration declaration = Of("constant-vus") with { Profile = new("spike") { Stages = "10s:50, 10s:500" } };

        LoadPlan plan = declaration.Plan(("PERFTEST_DURATION", "2s"));

        Describe(plan).Should().Be("ramping-vus Stages=1s:50, 1s:500");
        plan.Warnings.Should().Equal(
            "[Profile(\"spike\")] replaces the execution settings below: [LoadTest] Vus = 20 and [LoadTest] Duration = 6s.",
            "PERFTEST_DURATION = 2s scales the stages of [Profile(\"spike\")] from 20s to 2s; their targets stay.");
    }

    [Fact]
    public void A_profile_may_be_all_there_is() =>
        Describe((Declared.LoadTest() with { Profile = new("smoke") { Vus = 1, Duration = "10s" } }).Plan()).Should().Be("constant-vus Vus=1 Duration=10s");

    [Fact]
    public void More_layers_can_lie_between()
    {
        var file = new SettingLayer { Name = "perftest.json", Workload = new WorkloadSettings { Vus = 7, GracefulStop = "1s" }, Thresholds = [new("p95<1s")] };

        PlanningResult result = PlanBuilder.Build(Of("constant-vus"), Declared.Environment(("PERFTEST_DURATION", "3s")).ToOverrides(file));

        Describe(result.Plan!).Should().Be("constant-vus Vus=7 Duration=3s");
        result.Plan!.Scenarios[0].GracefulStop.Should().Be(Second);
        result.Plan.Thresholds[0].Origin.Should().Be("perftest.json");
    }

    [Fact]
    public void Warm_up_from_the_environment_is_for_those_that_can_have_one()
    {
        Of("constant-vus").Plan(("PERFTEST_WARMUP", "2s")).Scenarios[0].Warmup.Should().Be(2 * Second);
        LoadPlan counted = Of("shared-iterations").Plan(("PERFTEST_WARMUP", "2s"));
        counted.Scenarios[0].Warmup.Should().Be(TimeSpan.Zero);
        counted.Warnings.Should().Equal("PERFTEST_WARMUP = 2s is ignored: workloads counted in iterations have no warm-up.");
        Of("shared-iterations").Plan(("PERFTEST_WARMUP", "0s")).Warnings.Should().BeEmpty();
    }

    [Fact]
    public void A_duration_scales_all_scenarios()
    {
        LoadTestDeclaration declaration = Declared.LoadTest() with
        {
            Scenarios =
            [
                new("Browse") { Vus = 50, Duration = "1m" },
                new("Order") { Rate = "20/s", Duration = "50s", StartTime = "10s" },
                new("Ramp") { Stages = "30s:5, 15s:0" },
                new("Pay") { Iterations = 5 },
            ],
        };

        LoadPlan plan = declaration.Plan(("PERFTEST_DURATION", "6s"));

        plan.Scenarios.Select(scenario => (scenario.Name, scenario.StartTime.TotalSeconds, scenario.Workload.Duration.TotalSeconds))
            .Should().Equal(("Browse", 0, 6), ("Order", 1, 5), ("Ramp", 0, 4.5), ("Pay", 0, 6));
        plan.Duration.Should().Be(6 * Second);
        plan.Warnings.Should().Equal(
            "PERFTEST_DURATION = 6s scales all times of the scenarios Browse, Order, Ramp and Pay from 1m to 6s.",
            "PERFTEST_DURATION = 6s becomes the MaxDuration of the scenario Pay, which counts iterations: what is left after it counts as dropped.");
    }

    [Fact]
    public void Other_execution_settings_cannot_mean_several_scenarios()
    {
        LoadTestDeclaration declaration = Declared.LoadTest() with { Scenarios = [new("Browse") { Duration = "1m" }, new("Order") { Duration = "1m" }] };

        declaration.Mistakes(("PERFTEST_VUS", "5"), ("PERFTEST_WARMUP", "1s")).Should().Equal(
            "PERFTEST_VUS = 5 cannot be laid over several workloads: this test has the scenarios Browse and Order. "
            + "A duration alone scales them all; for the rest, run one of them in a test of its own.");
    }

    [Theory]
    [InlineData("PERFTEST_RATE", "100/s", "Vus=50", "Rate=100/s MaxVus=30", "Vus=2")]
    [InlineData("PERFTEST_MAX_VUS", "40", "Vus=50", "Rate=20/s MaxVus=40", "Vus=2")]
    public void A_size_means_the_only_scenario_that_has_it(string variable, string value, params string[] described)
    {
        LoadTestDeclaration declaration = Declared.LoadTest() with
        {
            Scenarios = [new("Browse") { Vus = 50, Duration = "1m" }, new("Order") { Rate = "20/s", Duration = "50s", MaxVus = 30, StartTime = "10s" }, new("Pay") { Vus = 2, Iterations = 5 }],
        };

        LoadPlan plan = declaration.Plan((variable, value), ("PERFTEST_WARMUP", "1s"));

        string[] sizes = ["Vus", "Rate", "MaxVus"];
        plan.Scenarios.Select(scenario => string.Join(' ', plan.Origins.Where(origin => origin.Scenario == scenario.Name && sizes.Contains(origin.Setting) && origin.Origin != "default").Select(origin => $"{origin.Setting}={origin.Value}")))
            .Should().Equal(described);
        plan.Scenarios[0].Warmup.Should().Be(Second);
        plan.Scenarios[1].StartTime.Should().Be(10 * Second);
    }

    [Fact]
    public void Virtual_users_mean_the_only_scenario_without_a_rate()
    {
        LoadTestDeclaration declaration = Declared.LoadTest() with { Scenarios = [new("Browse") { Stages = "30s:50, 30s:0" }, new("Order") { Rate = "20/s", Duration = "1m" }] };

        LoadPlan plan = declaration.Plan(("PERFTEST_VUS", "10"));

        plan.Scenarios.Select(scenario => scenario.Workload.GetType()).Should().Equal(typeof(RampingVus), typeof(ConstantArrivalRate));
        plan.Scenarios[0].Workload.PeakVus.Should().Be(10);
    }

    [Theory]
    [InlineData("PERFTEST_RATE", "100/s")]
    [InlineData("PERFTEST_ITERATIONS", "100")]
    [InlineData("PERFTEST_STAGES", "1m:5")]
    public void What_several_have_or_none_means_nobody(string variable, string value)
    {
        LoadTestDeclaration declaration = Declared.LoadTest() with
        {
            Scenarios = [new("Browse") { Vus = 50, Duration = "1m" }, new("Order") { Rate = "20/s", Duration = "1m" }, new("Pay") { Stages = "1m:5/s" }],
        };

        declaration.Mistakes((variable, value)).Single().Should().Contain("cannot be laid over several workloads: this test has the scenarios Browse, Order and Pay.");
    }

    [Fact]
    public void One_scenario_is_overridden_like_any_test()
    {
        LoadTestDeclaration declaration = Declared.LoadTest() with { Scenarios = [new("Browse") { Vus = 5, Duration = "1m", StartTime = "5s" }] };

        Describe(declaration.Plan(("PERFTEST_VUS", "7"))).Should().Be("constant-vus Vus=7 Duration=1m StartTime=5s");
    }

    [Fact]
    public void What_was_changed_says_by_whom() => Of("ramping-vus").Plan(("PERFTEST_DURATION", "3s")).Origins
        .Should().Contain(new SettingOrigin("Stages", "1s:30, peak=1.5s:30, 500ms:0", "[Stage], changed by PERFTEST_DURATION", "default"));

    [Fact]
    public void The_time_scale_scales_what_it_should()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => w.GracefulStop = "7s") with
        {
            Scenarios =
            [
                new("Browse") { Vus = 50, Duration = "1m" },
                new("Order") { Rate = "20/s", Duration = "50s", StartTime = "10s" },
                new("Ramp") { Stages = "30s:5, 15s:0", GracefulRampDown = "9s", Warmup = "10s" },
                new("Pay") { Iterations = 5, MaxDuration = "1m" },
            ],
            Thresholds = [new("p95<100ms") { AbortOnFail = true, DelayAbortEval = "10s" }],
        };

        LoadPlan plan = declaration.Plan(("PERFTEST_TIME_SCALE", "0.1"));

        plan.TimeScale.Should().Be(0.1);
        plan.Scenarios.Select(scenario => (scenario.Name, scenario.StartTime.TotalSeconds, scenario.Workload.Duration.TotalSeconds, scenario.Warmup.TotalSeconds, scenario.GracefulStop.TotalSeconds))
            .Should().Equal(("Browse", 0, 6, 2, 7), ("Order", 1, 5, 0, 7), ("Ramp", 0, 4.5, 2, 7), ("Pay", 0, 60, 0, 7));
        ((RampingVus)plan.Scenarios[2].Workload).GracefulRampDown.Should().Be(9 * Second);
        ((ConstantArrivalRate)plan.Scenarios[1].Workload).Rate.Should().Be(new Rate(20, Nanoseconds.PerSecond));
        plan.Thresholds[0].DelayAbortEval.Should().Be(Second);
        plan.Thresholds[0].Limit.Should().Be(100);
        plan.Origins.Should().Contain(new SettingOrigin("TimeScale", "0.1", "PERFTEST_TIME_SCALE"));
    }

    [Theory]
    [InlineData("10s", "0.1", 2)]
    [InlineData("30s", "0.1", 3)]
    [InlineData("2s", "0.1", 2)]
    [InlineData("500ms", "0.1", 0.5)]
    [InlineData("0s", "0.1", 0)]
    [InlineData("auto", "0.02", 2)]
    [InlineData("10s", "1", 10)]
    [InlineData("1500ms", "2", 3)]
    public void A_time_scale_leaves_two_seconds_of_a_warm_up(string warmup, string scale, double seconds) =>
        Declared.LoadTest(w => (w.Vus, w.Duration, w.Warmup) = (10, "1m", warmup)).Plan(("PERFTEST_TIME_SCALE", scale)).Scenarios[0].Warmup.TotalSeconds.Should().Be(seconds);

    // The written settings of the only scenario, without those that are the same in all.
    private static string Describe(LoadPlan plan)
    {
        IEnumerable<SettingOrigin> settings = plan.Origins.Where(origin => origin.Scenario is not null && origin.Origin != "default");
        return string.Join(' ', settings.Select(origin => origin.Setting switch
        {
            "Executor" => origin.Value,
            "GracefulStop" or "Warmup" => null,
            _ => $"{origin.Setting}={origin.Value}",
        }).OfType<string>());
    }
}
