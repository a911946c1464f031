using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class PlanBuilderTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Vus_and_duration_are_constant_vus() =>
        Declared.LoadTest(w => (w.Vus, w.Duration) = (100, "5m")).Workload().Should().Be(new ConstantVus(100, 300 * Second));

    [Fact]
    public void Duration_alone_is_one_constant_vu() =>
        Declared.LoadTest(w => w.Duration = "5s").Workload().Should().Be(new ConstantVus(1, 5 * Second));

    [Fact]
    public void Iterations_are_shared() =>
        Declared.LoadTest(w => (w.Vus, w.Iterations, w.MaxDuration) = (5, 100, "1s")).Workload().Should().Be(new SharedIterations(5, 100, Second));

    [Fact]
    public void Iterations_per_vu_have_ten_minutes() =>
        Declared.LoadTest(w => (w.Vus, w.IterationsPerVu) = (10, 100)).Workload().Should().Be(new PerVuIterations(10, 100, 600 * Second));

    [Fact]
    public void Stages_of_numbers_are_ramping_vus()
    {
        LoadTestDeclaration declaration = Declared.LoadTest() with { Stages = [new("30s", 100), new("1m", 100) { Name = "peak" }, new("0s", 0)] };

        var ramp = declaration.Workload().Should().BeOfType<RampingVus>().Subject;
        ramp.StartVus.Should().Be(0);
        ramp.GracefulRampDown.Should().Be(30 * Second);
        ramp.Stages.Should().Equal(new VuStage(30 * Second, 100), new VuStage(60 * Second, 100, "peak"), new VuStage(TimeSpan.Zero, 0));
    }

    [Fact]
    public void Rate_and_duration_are_constant_arrival_rate() =>
        Declared.LoadTest(w => (w.Rate, w.Duration, w.Arrivals) = ("50/s", "5s", Arrivals.Poisson)).Workload()
            .Should().Be(new ConstantArrivalRate(new Rate(50, Nanoseconds.PerSecond), 5 * Second, 50, 50, Arrivals.Poisson));

    [Fact]
    public void Stages_of_rates_are_ramping_arrival_rate()
    {
        var ramp = Declared.LoadTest(w => (w.StartRate, w.Stages) = ("10/s", "1s:10/s, 1s:50/s, 1s:0")).Workload().Should().BeOfType<RampingArrivalRate>().Subject;

        ramp.StartRate.Should().Be(new Rate(10, Nanoseconds.PerSecond));
        ramp.Stages.Should().Equal(
            new RateStage(Second, new Rate(10, Nanoseconds.PerSecond)), new RateStage(Second, new Rate(50, Nanoseconds.PerSecond)), new RateStage(Second, Rate.Zero));
        (ramp.PreAllocatedVus, ramp.MaxVus).Should().Be((50, 50));
    }

    [Theory]
    [InlineData("1/s", null, null, 10, 10)]
    [InlineData("250/s", null, null, 250, 250)]
    [InlineData("100/3s", null, null, 34, 34)]
    [InlineData("50000/s", null, null, 10_000, 10_000)]
    [InlineData("250/s", 20, null, 20, 20)]
    [InlineData("250/s", null, 20, 20, 20)]
    [InlineData("250/s", 10, 20, 10, 20)]
    public void Virtual_users_of_arrival_rates(string rate, int? preAllocated, int? max, int expectedPreAllocated, int expectedMax)
    {
        var workload = (ArrivalRateWorkload)Declared.LoadTest(w => (w.Rate, w.Duration, w.PreAllocatedVus, w.MaxVus) = (rate, "10s", preAllocated, max)).Workload();

        (workload.PreAllocatedVus, workload.MaxVus).Should().Be((expectedPreAllocated, expectedMax));
    }

    [Fact]
    public void Synchronous_bodies_get_at_most_500_threads_by_default()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => (w.Rate, w.Duration) = ("5000/s", "10s")) with { IsSynchronous = true };

        declaration.Plan().PeakVus.Should().Be(500);
    }

    [Fact]
    public void More_synchronous_virtual_users_are_a_warning()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => (w.Vus, w.Duration) = (1_000, "10s")) with { IsSynchronous = true };

        declaration.Plan().Warnings.Should().Equal(
            "[LoadTest]: 1,000 virtual users with a synchronous body take a thread each; an async body needs none while it waits.");
    }

    [Fact]
    public void What_a_scenario_has_by_default()
    {
        Scenario scenario = Declared.LoadTest(w => w.Duration = "20s").Plan().Scenarios.Single();

        scenario.Name.Should().Be("default");
        scenario.StartTime.Should().Be(TimeSpan.Zero);
        scenario.GracefulStop.Should().Be(30 * Second);
        scenario.Tags.Should().BeEmpty();
        scenario.Bodies.Should().Equal(new ScenarioBody("Products_are_listed"));
    }

    [Theory]
    [InlineData("20s", null, 2)]
    [InlineData("20s", "auto", 2)]
    [InlineData("5m", null, 5)]
    [InlineData("5m", "30s", 30)]
    [InlineData("5m", "0s", 0)]
    public void Warm_up(string duration, string? warmup, int seconds) =>
        Declared.LoadTest(w => (w.Duration, w.Warmup) = (duration, warmup)).Plan().Scenarios.Single().Warmup.Should().Be(seconds * Second);

    [Fact]
    public void Nothing_written_prints_the_table() => Declared.LoadTest().Mistakes().Should().Equal(
        """
        [LoadTest] says neither how long nor how much to run.
        What is written selects the executor:
            Vus? + Duration                          constant-vus
            Vus? + Iterations                        shared-iterations
            Vus? + IterationsPerVu                   per-vu-iterations
            StartVus? + stages of virtual users      ramping-vus             [Stage("1m", 100)] or Stages = "30s:100, 1m:500"
            Rate + Duration                          constant-arrival-rate
            StartRate? + stages of rates             ramping-arrival-rate    [Stage("1m", "500/s")] or Stages = "1m:500/s"
        """);

    public static TheoryData<string, string> NoExecutor => new()
    {
        { "Vus", "[LoadTest] says neither how long nor how much to run." },
        { "Rate", "[LoadTest] has a rate and no duration ([LoadTest] Rate = 5/s)." },
        { "Iterations Duration", "[LoadTest] has too much to select an executor ([LoadTest] Iterations = 7 and [LoadTest] Duration = 5s)." },
        { "Iterations IterationsPerVu", "[LoadTest] has too much to select an executor ([LoadTest] Iterations = 7 and [LoadTest] IterationsPerVu = 7)." },
        { "Stages Duration", "[LoadTest] has too much to select an executor ([LoadTest] Stages = 5s:9 and [LoadTest] Duration = 5s)." },
        { "Rate Stages", "[LoadTest] has too much to select an executor ([LoadTest] Rate = 5/s and [LoadTest] Stages = 5s:9)." },
        { "Rate Iterations Duration", "[LoadTest] has too much to select an executor ([LoadTest] Iterations = 7, [LoadTest] Rate = 5/s and [LoadTest] Duration = 5s)." },
    };

    [Theory]
    [MemberData(nameof(NoExecutor))]
    public void What_selects_no_executor(string settings, string sentence) =>
        With(settings).Mistakes().Should().Equal(sentence + "\n" + ExecutorTable.Text);

    public static TheoryData<string, string> NotApplicable => new()
    {
        { "Duration StartVus", "[LoadTest] StartVus = 7 does not apply to constant-vus: it belongs to ramping-vus. Here Vus says how many." },
        { "Duration MaxVus", "[LoadTest] MaxVus = 7 does not apply to constant-vus: it belongs to constant-arrival-rate and ramping-arrival-rate. Here Vus says how many." },
        { "Duration GracefulRampDown", "[LoadTest] GracefulRampDown = 5s does not apply to constant-vus: it belongs to ramping-vus." },
        { "Duration MaxDuration", "[LoadTest] MaxDuration = 5s does not apply to constant-vus: it belongs to shared-iterations and per-vu-iterations. Here Duration is the time." },
        { "Duration StartRate", "[LoadTest] StartRate = 5/s does not apply to constant-vus: it belongs to ramping-arrival-rate." },
        { "Duration Arrivals", "[LoadTest] Arrivals = Poisson does not apply to constant-vus: it belongs to constant-arrival-rate and ramping-arrival-rate." },
        { "Iterations Warmup", "[LoadTest] Warmup = 5s does not apply to shared-iterations: workloads counted in iterations have no warm-up." },
        { "Iterations PreAllocatedVus", "[LoadTest] PreAllocatedVus = 7 does not apply to shared-iterations: it belongs to constant-arrival-rate and ramping-arrival-rate. Here Vus says how many." },
        { "Stages Vus", "[LoadTest] Vus = 7 does not apply to ramping-vus: it belongs to constant-vus, shared-iterations and per-vu-iterations. Here StartVus and the stages' targets say how many." },
        { "Stages MaxVus", "[LoadTest] MaxVus = 7 does not apply to ramping-vus: it belongs to constant-arrival-rate and ramping-arrival-rate. Here the stages' targets say how many." },
        { "Stages StartRate", "[LoadTest] StartRate = 5/s does not apply to ramping-vus: it belongs to ramping-arrival-rate." },
        { "Rate Duration Vus", "[LoadTest] Vus = 7 does not apply to constant-arrival-rate: it belongs to constant-vus, shared-iterations and per-vu-iterations. Here MaxVus limits the virtual users." },
        { "Rate Duration StartVus", "[LoadTest] StartVus = 7 does not apply to constant-arrival-rate: it belongs to ramping-vus." },
        { "RateStages StartVus", "[LoadTest] StartVus = 7 does not apply to ramping-arrival-rate: it belongs to ramping-vus." },
    };

    [Theory]
    [MemberData(nameof(NotApplicable))]
    public void What_does_not_apply_to_the_executor(string settings, string mistake) => With(settings).Mistakes().Should().Equal(mistake);

    private static readonly Dictionary<string, Action<WorkloadSettings>> WrongSettings = new()
    {
        { "[LoadTest] Vus = 0 is wrong: write a whole number of virtual users from 1 to 1,000,000.", w => (w.Vus, w.Duration) = (0, "5s") },
        { "[LoadTest] Vus = -1 is wrong: write a whole number of virtual users from 1 to 1,000,000.", w => (w.Vus, w.Iterations) = (-1, 5) },
        { "[LoadTest] Vus = 1000001 is wrong: write a whole number of virtual users from 1 to 1,000,000.", w => (w.Vus, w.Duration) = (1_000_001, "5s") },
        { "[LoadTest] StartVus = -1 is wrong: write a whole number of virtual users from 0 to 1,000,000.", w => (w.StartVus, w.Stages) = (-1, "1s:5") },
        { "[LoadTest] MaxVus = 0 is wrong: write a whole number of virtual users from 1 to 1,000,000.", w => (w.MaxVus, w.Rate, w.Duration) = (0, "1/s", "5s") },
        { "[LoadTest] Iterations = 0 is wrong: write a whole number of iterations from 1 to 1,000,000,000,000.", w => w.Iterations = 0 },
        { "[LoadTest] IterationsPerVu = -5 is wrong: write a whole number of iterations from 1 to 1,000,000,000,000.", w => w.IterationsPerVu = -5 },
        { "[LoadTest] Duration = \"0s\" is wrong: write a time from more than 0s to 7d.", w => w.Duration = "0s" },
        { "[LoadTest] Duration = \"8d\" is wrong: write a time from more than 0s to 7d.", w => w.Duration = "8d" },
        { "[LoadTest] Duration = \"5\" is not a duration: the number 5 has no unit. " + DurationParser.Allowed, w => w.Duration = "5" },
        { "[LoadTest] MaxDuration = \"0s\" is wrong: write a time from more than 0s to 7d.", w => (w.Iterations, w.MaxDuration) = (5, "0s") },
        { "[LoadTest] GracefulStop = \"8d\" is wrong: write a time from 0s to 7d.", w => (w.Duration, w.GracefulStop) = ("5s", "8d") },
        { "[LoadTest] Warmup = \"long\" is not a duration: a number is expected at \"long\". " + DurationParser.Allowed + " \"auto\" is allowed too: a tenth of the duration, at most 5s.", w => (w.Duration, w.Warmup) = ("5s", "long") },
        { "[LoadTest] Rate = \"0/s\" is wrong: write a rate from more than 0/s to 1,000,000/s.", w => (w.Rate, w.Duration) = ("0/s", "5s") },
        { "[LoadTest] Rate = \"1001/ms\" is wrong: write a rate from more than 0/s to 1,000,000/s.", w => (w.Rate, w.Duration) = ("1001/ms", "5s") },
        { "[LoadTest] Rate = \"1/8d\" is wrong: the time of a rate, written as whole iterations, is at most 7d.", w => (w.Rate, w.Duration) = ("1/8d", "5s") },
        { "[LoadTest] Rate = \"100\" is not a rate: it has no \"/\" and no time. " + RateParser.Allowed, w => (w.Rate, w.Duration) = ("100", "5s") },
        { "[LoadTest] Arrivals = 7 is wrong: write Arrivals.Uniform or Arrivals.Poisson.", w => (w.Rate, w.Duration, w.Arrivals) = ("1/s", "5s", (Arrivals)7) },
        { "[LoadTest] Vus = 6 is more than [LoadTest] Iterations = 5: every virtual user needs at least one of the shared iterations.", w => (w.Vus, w.Iterations) = (6, 5) },
        { "[LoadTest] PreAllocatedVus = 6 is more than [LoadTest] MaxVus = 5: at most MaxVus can be brought up before the start.", w => (w.PreAllocatedVus, w.MaxVus, w.Rate, w.Duration) = (6, 5, "1/s", "5s") },
        { "[LoadTest] Stages = \"5s:5, 5s:5/s\": the targets 5 and 5/s are of two kinds; write virtual users (100) in all stages, or rates (100/s) in all.", w => w.Stages = "5s:5, 5s:5/s" },
        { "[LoadTest] Stages = \"a=5s:5, a=5s:6\": 2 stages are called \"a\"; the name of a stage must be unique.", w => w.Stages = "a=5s:5, a=5s:6" },
        { "[LoadTest] Stages = \"5s:1000001\", stage 5s:1000001 is wrong: a target is a whole number of virtual users from 0 to 1,000,000.", w => w.Stages = "5s:1000001" },
        { "[LoadTest] Stages = \"5s:2000000/s\", stage 5s:2000000/s is wrong: write a rate from 0/s to 1,000,000/s.", w => w.Stages = "5s:2000000/s" },
        { "[LoadTest] Stages = 0s:5, 0s:6 has no length: at least one stage must be longer than 0s.", w => w.Stages = "0s:5, 0s:6" },
        { "[LoadTest] Stages = 5d:5, 5d:6 is 10d long in all: at most 7d are allowed.", w => w.Stages = "5d:5, 5d:6" },
        { "[LoadTest] Stages = 5s:0, 5s:0 never has a virtual user: at least one target, or StartVus, must be above 0 for some time.", w => w.Stages = "5s:0, 5s:0" },
        { "[LoadTest] Stages = 5s:0, 0s:9 never has a virtual user: at least one target, or StartVus, must be above 0 for some time.", w => w.Stages = "5s:0, 0s:9" },
        { "[LoadTest] Stages = 5s:0/s starts no iteration: the area under the rates is less than 1.", w => w.Stages = "5s:0/s" },
        { "[LoadTest] Stages = 1s:1/s starts no iteration: the area under the rates is less than 1.", w => w.Stages = "1s:1/s" },
    };

    public static TheoryData<string> WrongValues => [.. WrongSettings.Keys];

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void What_is_wrong(string mistake) => Declared.LoadTest(WrongSettings[mistake]).Mistakes().Should().Equal(mistake);

    [Theory]
    [InlineData("2s:1/s")]
    [InlineData("1s:2/s")]
    [InlineData("1s:1/s, 1s:0/s")]
    public void One_iteration_is_enough_for_a_ramp(string stages) => Declared.LoadTest(w => w.Stages = stages).Workload().IsArrivalRate.Should().BeTrue();

    [Fact]
    public void A_jump_followed_by_time_has_load() => Declared.LoadTest(w => w.Stages = "0s:1, 1s:0").Workload().PeakVus.Should().Be(1);

    [Fact]
    public void Stages_are_written_one_way()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => w.Stages = "5s:5") with { Stages = [new("5s", 5)] };

        declaration.Mistakes().Should().Equal("[LoadTest] Stages and [Stage] attributes are both written: write the stages one way or the other.");
    }

    [Fact]
    public void Wrong_stage_attributes_are_shown_as_written()
    {
        LoadTestDeclaration declaration = Declared.LoadTest() with { Stages = [new("5", 5), new("5s", -1), new("5s", "5/x")] };

        declaration.Mistakes().Should().Equal(
            "[Stage(\"5\", \"5\")]: \"5\" is not a duration: the number 5 has no unit. " + DurationParser.Allowed,
            "[Stage(\"5s\", \"-1\")]: \"-1\" is not a stage's target: write a whole number of virtual users, at least 0, such as 100, or a rate, such as 500/s.",
            "[Stage(\"5s\", \"5/x\")]: \"5/x\" is not a rate: \"x\" is not a time, \"x\" is not a unit. " + RateParser.Allowed);
    }

    [Fact]
    public void All_mistakes_at_once()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => (w.Vus, w.Duration, w.GracefulStop, w.MaxVus) = (0, "5", "-1s", 5)) with
        {
            Thresholds = [new("p95<500mss"), new("http_req_failed<1")],
        };

        string[] mistakes = declaration.Mistakes(("PERFTEST_VU", "7"), ("PERFTEST_SEED", "x"));

        mistakes.Select(mistake => mistake.Split('\n')[0]).Should().Equal(
            "The environment variable PERFTEST_VU is not one of PerfTest's; did you mean PERFTEST_VUS?",
            "PERFTEST_SEED = \"x\" is not a seed: write a whole number from -9,223,372,036,854,775,808 to 9,223,372,036,854,775,807.",
            "[LoadTest] Vus = 0 is wrong: write a whole number of virtual users from 1 to 1,000,000.",
            "[LoadTest] Duration = \"5\" is not a duration: the number 5 has no unit. " + DurationParser.Allowed,
            "[LoadTest] GracefulStop = \"-1s\" is not a duration: it is negative. " + DurationParser.Allowed,
            "[LoadTest] MaxVus = 5 does not apply to constant-vus: it belongs to constant-arrival-rate and ramping-arrival-rate. Here Vus says how many.",
            "[Threshold]: The threshold \"p95<500mss\" is wrong: \"mss\" is not a unit.",
            "[Threshold]: The threshold \"http_req_failed<1\" is wrong: 1 means 100 %, and such a limit only fails where all samples are true; did you mean \"<1%\"?");
    }

    [Fact]
    public void A_mistake_hides_none_of_the_others()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => (w.GracefulStop, w.Warmup) = ("soon", "long")) with
        {
            Scenarios =
            [
                new("A") { Rate = "5/s", Duration = "1s", PreAllocatedVus = 20, MaxVus = 10 },
                new("B") { Vus = 5, Iterations = 3, MaxDuration = "x" },
                new("C") { Stages = "5s:5, 5s:5/s", PreAllocatedVus = 4, MaxVus = 3 },
                new("D") { Stages = "0s:5", StartTime = "-1s" },
                new("D") { Rate = "5/s", PreAllocatedVus = 2, MaxVus = 1 },
                new("E") { Duration = "1s", PreAllocatedVus = 2, MaxVus = 1 },
            ],
        };

        declaration.Mistakes().Select(mistake => mistake.Split('\n')[0]).Should().Equal(
            "[LoadTest] GracefulStop = \"soon\" is not a duration: a number is expected at \"soon\". " + DurationParser.Allowed,
            "[LoadTest] Warmup = \"long\" is not a duration: a number is expected at \"long\". " + DurationParser.Allowed + " \"auto\" is allowed too: a tenth of the duration, at most 5s.",
            "2 scenarios are called \"D\": the name of a scenario must be unique within its test; set Name.",
            "[Scenario(\"B\")] MaxDuration = \"x\" is not a duration: a number is expected at \"x\". " + DurationParser.Allowed,
            "[Scenario(\"C\")] Stages = \"5s:5, 5s:5/s\": the targets 5 and 5/s are of two kinds; write virtual users (100) in all stages, or rates (100/s) in all.",
            "[Scenario(\"D\")] StartTime = \"-1s\" is not a duration: it is negative. " + DurationParser.Allowed,
            "[Scenario(\"A\")] PreAllocatedVus = 20 is more than [Scenario(\"A\")] MaxVus = 10: at most MaxVus can be brought up before the start.",
            "[Scenario(\"B\")] Vus = 5 is more than [Scenario(\"B\")] Iterations = 3: every virtual user needs at least one of the shared iterations.",
            "[Scenario(\"C\")] PreAllocatedVus = 4 is more than [Scenario(\"C\")] MaxVus = 3: at most MaxVus can be brought up before the start.",
            "[Scenario(\"D\")] Stages = 0s:5 has no length: at least one stage must be longer than 0s.",
            "[Scenario(\"D\")] PreAllocatedVus = 2 is more than [Scenario(\"D\")] MaxVus = 1: at most MaxVus can be brought up before the start.",
            "[Scenario(\"D\")] has a rate and no duration ([Scenario(\"D\")] Rate = 5/s).",
            "[Scenario(\"E\")] PreAllocatedVus = 2 does not apply to constant-vus: it belongs to constant-arrival-rate and ramping-arrival-rate. Here Vus says how many.",
            "[Scenario(\"E\")] MaxVus = 1 does not apply to constant-vus: it belongs to constant-arrival-rate and ramping-arrival-rate. Here Vus says how many.");
    }

    [Fact]
    public void Mistakes_in_weights_are_told_together()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => (w.Vus, w.Iterations) = (5, 3)) with
        {
            Scenarios = [new("A") { Weight = 0 }, new("A") { Weight = 5, Duration = "1s", Tags = "team" }, new("C"), new("") { Weight = 1 }],
        };

        declaration.Mistakes().Should().Equal(
            "[Scenario(\"\")] names no method: write [Scenario(nameof(Method))].",
            "2 scenarios are called \"A\": the name of a scenario must be unique within its test; set Name.",
            "[Scenario(\"A\")] Weight = 0 is wrong: write a whole number from 1 to 1,000,000.",
            "[Scenario(\"A\")] Duration = 1s beside a Weight: a weight divides the iterations of [LoadTest]'s workload, so the scenario has none of its own. Leave out the one or the other.",
            "[Scenario(\"A\")] Tags = \"team\" is not a list of tags: \"team\" has no \"=\". " + TagListParser.Allowed,
            "[Scenario(\"C\")] has no Weight, and other scenarios of this test have one: give all of them a Weight, or all a workload of their own.",
            "[LoadTest] Vus = 5 is more than [LoadTest] Iterations = 3: every virtual user needs at least one of the shared iterations.");
    }

    [Fact]
    public void The_origin_of_every_setting()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => (w.Vus, w.Duration) = (10, "5m")) with { Profile = new("long") { Duration = "600s", GracefulStop = "5s" } };

        declaration.Plan(("PERFTEST_VUS", "3"), ("PERFTEST_SEED", "-4")).Origins.Should().Equal(
            new SettingOrigin("Executor", "constant-vus", "[Profile(\"long\")]", "default"),
            new SettingOrigin("Vus", "3", "PERFTEST_VUS", "default"),
            new SettingOrigin("Duration", "600s", "[Profile(\"long\")]", "default"),
            new SettingOrigin("GracefulStop", "5s", "[Profile(\"long\")]", "default"),
            new SettingOrigin("Warmup", "5s", "default", "default"),
            new SettingOrigin("Mode", "Full", "default"),
            new SettingOrigin("Seed", "-4", "PERFTEST_SEED"));
    }

    [Fact]
    public void Defaults_have_an_origin_too() => Declared.LoadTest(w => (w.Rate, w.Duration) = ("20/s", "10s")).Plan().Origins.Should().Equal(
        new SettingOrigin("Executor", "constant-arrival-rate", "[LoadTest]", "default"),
        new SettingOrigin("Rate", "20/s", "[LoadTest]", "default"),
        new SettingOrigin("Duration", "10s", "[LoadTest]", "default"),
        new SettingOrigin("PreAllocatedVus", "20", "default", "default"),
        new SettingOrigin("MaxVus", "20", "default", "default"),
        new SettingOrigin("GracefulStop", "30s", "default", "default"),
        new SettingOrigin("Warmup", "1s", "default", "default"),
        new SettingOrigin("Mode", "Full", "default"),
        new SettingOrigin("Seed", "2759036284920512947", "default"));

    [Fact]
    public void The_seed_follows_the_name()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => w.Duration = "5s");

        declaration.Plan().Seed.Should().Be(declaration.Plan(("PERFTEST_VUS", "7")).Seed);
        declaration.Plan().Seed.Should().NotBe((declaration with { Name = "Another" }).Plan().Seed);
        declaration.Plan(("PERFTEST_SEED", "42")).Seed.Should().Be(42);
    }

    // One valid value of each setting named.
    private static LoadTestDeclaration With(string settings) => Declared.LoadTest(w =>
    {
        foreach (string setting in settings.Split(' '))
        {
            switch (setting)
            {
                case "Vus": w.Vus = 7; break;
                case "StartVus": w.StartVus = 7; break;
                case "MaxVus": w.MaxVus = 7; break;
                case "PreAllocatedVus": w.PreAllocatedVus = 7; break;
                case "Iterations": w.Iterations = 7; break;
                case "IterationsPerVu": w.IterationsPerVu = 7; break;
                case "Duration": w.Duration = "5s"; break;
                case "MaxDuration": w.MaxDuration = "5s"; break;
                case "GracefulRampDown": w.GracefulRampDown = "5s"; break;
                case "Warmup": w.Warmup = "5s"; break;
                case "Rate": w.Rate = "5/s"; break;
                case "StartRate": w.StartRate = "5/s"; break;
                case "Arrivals": w.Arrivals = Arrivals.Poisson; break;
                case "Stages": w.Stages = "5s:9"; break;
                case "RateStages": w.Stages = "5s:9/s"; break;
                default: throw new ArgumentException(setting);
            }
        }
    });
}
