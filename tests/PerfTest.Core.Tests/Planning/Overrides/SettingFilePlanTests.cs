using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning.Overrides;

/// <summary>What a <c>perftest.json</c> makes of a test, together with its attributes, its profile and the environment.</summary>
public class SettingFilePlanTests
{
    private const string Shop = """
        {
          "duration": "1m", "gracefulStop": "5s", "thresholds": ["p95<2s"],
          "tests": {
            "Products_*": { "vus": 7 },
            "*listed": { "vus": 8, "gracefulStop": "6s", "thresholds": ["p99<3s"] },
            "Other": { "vus": 9 },
          },
        }
        """;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static LoadTestDeclaration Constant => Declared.LoadTest(w => (w.Vus, w.Duration) = (20, "6s"));

    [Fact]
    public void An_empty_file_changes_nothing() => Constant.PlanWith("{}").Origins.Should().Equal(Constant.Plan().Origins);

    [Fact]
    public void The_later_section_wins_over_the_earlier_and_both_over_the_top_level()
    {
        LoadPlan plan = Constant.PlanWith(Shop);

        plan.Scenarios[0].Workload.Should().Be(new ConstantVus(8, 60 * Second));
        plan.Scenarios[0].GracefulStop.Should().Be(6 * Second);
        plan.Origins.Should().Equal(
            new SettingOrigin("Executor", "constant-vus", "perftest.json", "default"),
            new SettingOrigin("Vus", "8", "perftest.json tests[\"*listed\"]", "default"),
            new SettingOrigin("Duration", "1m", "perftest.json", "default"),
            new SettingOrigin("GracefulStop", "6s", "perftest.json tests[\"*listed\"]", "default"),
            new SettingOrigin("Warmup", "5s", "default", "default"),
            new SettingOrigin("Mode", "Full", "default"),
            new SettingOrigin("Seed", "2759036284920512947", "default"));
        plan.Thresholds.Where(threshold => !threshold.IsDefault).Select(threshold => (threshold.Source, threshold.Origin)).Should().Equal(
            ("p95<2s", "perftest.json"), ("p99<3s", "perftest.json tests[\"*listed\"]"));
        plan.Warnings.Should().Equal("perftest.json(2,15) duration = 1m replaces [LoadTest] Duration = 6s.");
    }

    [Fact]
    public void Attributes_profile_file_section_environment()
    {
        const string File = """{ "gracefulStop": "3s", "warmup": "3s", "vus": 3, "tests": { "*": { "warmup": "4s", "vus": 4 } } }""";
        LoadTestDeclaration declaration = Declared.LoadTest(w => (w.Vus, w.Duration, w.GracefulStop, w.Warmup) = (1, "1m", "1s", "1s")) with
        {
            Profile = new("spike") { Duration = "2m", GracefulStop = "2s", Warmup = "2s", Vus = 2 },
        };

        declaration.PlanWith(File, ("PERFTEST_VUS", "5")).Origins.Take(5).Should().Equal(
            new SettingOrigin("Executor", "constant-vus", "[Profile(\"spike\")]", "default"),
            new SettingOrigin("Vus", "5", "PERFTEST_VUS", "default"),
            new SettingOrigin("Duration", "2m", "[Profile(\"spike\")]", "default"),
            new SettingOrigin("GracefulStop", "3s", "perftest.json", "default"),
            new SettingOrigin("Warmup", "4s", "perftest.json tests[\"*\"]", "default"));
    }

    [Theory]
    [InlineData("""{ "vus": 2, "duration": "3s" }""", "constant-vus Vus=2 Duration=3s", "perftest.json replaces the execution settings below: [LoadTest] StartRate = 10/s, [LoadTest] Stages = 2s:40/s, 4s:0/s and [LoadTest] MaxVus = 50.")]
    [InlineData("""{ "duration": "3s" }""", "ramping-arrival-rate StartRate=10/s Stages=1s:40/s, 2s:0/s MaxVus=50", "perftest.json(1,15) duration = 3s scales the stages of [LoadTest] from 6s to 3s; their targets stay.")]
    [InlineData("""{ "rate": "8/s" }""", "ramping-arrival-rate StartRate=2/s Stages=2s:8/s, 4s:0/s MaxVus=50", "perftest.json(1,11) rate = 8/s scales the rates of [LoadTest] from a peak of 40/s to one of 8/s; their times stay.")]
    [InlineData("""{ "stages": ["4s:9/s", "1s:9/s"] }""", "ramping-arrival-rate Stages=4s:9/s, 1s:9/s MaxVus=50", "perftest.json replaces the execution settings below: [LoadTest] StartRate = 10/s and [LoadTest] Stages = 2s:40/s, 4s:0/s.")]
    [InlineData("""{ "tests": { "*": { "iterations": 9 } } }""", "shared-iterations Iterations=9", "perftest.json tests[\"*\"] replaces the execution settings below: [LoadTest] StartRate = 10/s, [LoadTest] Stages = 2s:40/s, 4s:0/s and [LoadTest] MaxVus = 50.")]
    public void Over_another_workload_as_the_environment_would(string file, string settings, string warning)
    {
        LoadPlan plan = Declared.LoadTest(w => (w.StartRate, w.Stages, w.MaxVus) = ("10/s", "2s:40/s, 4s:0/s", 50)).PlanWith(file);

        plan.Describe().Should().Be(settings);
        plan.Warnings.Should().Equal(warning);
    }

    [Fact]
    public void The_file_may_be_all_there_is() => Declared.LoadTest().PlanWith("""{ "rate": "20/s", "duration": "10s", "arrivals": "Poisson" }""").Scenarios[0].Workload
        .Should().Be(new ConstantArrivalRate(new Rate(20, Nanoseconds.PerSecond), 10 * Second, 20, 20, Arrivals.Poisson));

    [Fact]
    public void Stages_of_a_section_are_scaled_by_the_environment()
    {
        LoadPlan plan = Constant.PlanWith("""{ "tests": { "*": { "stages": "2s:10, 4s:0" } } }""", ("PERFTEST_DURATION", "3s"));

        plan.Origins[2].Should().Be(new SettingOrigin("Stages", "1s:10, 2s:0", "perftest.json tests[\"*\"], changed by PERFTEST_DURATION", "default"));
    }

    [Fact]
    public void A_limit_on_a_stage_that_the_environment_replaces_is_left_out()
    {
        const string File = """{ "tests": { "*": { "stages": ["peak=2s:10", "4s:0"], "thresholds": [{ "expression": "p95<1s", "during": "peak" }] } } }""";

        Constant.PlanWith(File).Warnings.Should().ContainSingle().Which.Should().StartWith("perftest.json tests[\"*\"] replaces the execution settings below: ");
        Constant.PlanWith(File, ("PERFTEST_VUS", "1"), ("PERFTEST_DURATION", "5s")).Warnings.Should().Contain(
            "perftest.json tests[\"*\"] \"p95<1s\", During = \"peak\", is not judged: the stage \"peak\" is not in this plan, because its stages were replaced.");
    }

    [Fact]
    public void A_limit_may_be_on_a_metric_that_only_the_test_knows()
    {
        const string File = """{ "tests": { "*listed": { "thresholds": ["http_reqz: count<5"] } } }""";

        Json.File(File).Mistakes.Should().BeEmpty();
        (Constant with { Metrics = [new("http_reqz", MetricType.Counter)] }).PlanWith(File).Thresholds[0].Origin.Should().Be("perftest.json tests[\"*listed\"]");
        Constant.BuildWith(File).Mistakes.Should().ContainSingle().Which.Should().StartWith("perftest.json(1,42) tests[\"*listed\"] thresholds: The threshold ");
    }

    [Fact]
    public void What_is_no_workload_has_an_origin_too()
    {
        LoadPlan plan = Constant.PlanWith(
            """{ "mode": "full", "seed": 7, "timeScale": 0.5, "cooldown": "5s", "strictHealth": true, "baseUrl": "http://me:secret@localhost:5080", "tags": { "team": "a" }, "tests": { "*": { "seed": 8, "tags": "tier=b" } } }""");

        (plan.Mode, plan.Seed, plan.TimeScale).Should().Be((RunMode.Full, 8, 0.5));
        plan.Origins.Skip(5).Should().Equal(
            new SettingOrigin("Mode", "Full", "perftest.json"),
            new SettingOrigin("Seed", "8", "perftest.json tests[\"*\"]"),
            new SettingOrigin("TimeScale", "0.5", "perftest.json"),
            new SettingOrigin("Tags", "team=a", "perftest.json"),
            new SettingOrigin("Tags", "tier=b", "perftest.json tests[\"*\"]"),
            new SettingOrigin("BaseUrl", "http://***@localhost:5080", "perftest.json"),
            new SettingOrigin("Cooldown", "5s", "perftest.json"),
            new SettingOrigin("StrictHealth", "true", "perftest.json"));
    }

    [Fact]
    public void The_environment_wins_over_what_is_no_workload()
    {
        LoadPlan plan = Constant.PlanWith(
            """{ "mode": "smoke", "seed": 7, "cooldown": "5s", "baseUrl": "http://localhost:1" }""",
            ("PERFTEST_MODE", "full"), ("PERFTEST_SEED", "9"), ("PERFTEST_COOLDOWN", "6s"), ("PERFTEST_BASE_URL", "http://localhost:2"));

        plan.Origins.Skip(5).Should().Equal(
            new SettingOrigin("Mode", "Full", "PERFTEST_MODE"),
            new SettingOrigin("Seed", "9", "PERFTEST_SEED"),
            new SettingOrigin("BaseUrl", "http://localhost:2", "PERFTEST_BASE_URL"),
            new SettingOrigin("Cooldown", "6s", "PERFTEST_COOLDOWN"));
    }

    [Fact]
    public void The_file_decides_the_mode_under_a_debugger()
    {
        RunSetting full = Json.File("""{ "mode": "full" }""").For(["*"]).Single().RunSettings.Single();

        PerfTestEnvironment environment = PerfTestEnvironment.Read(new Dictionary<string, string?>(), isDebuggerAttached: true).Over([full]);

        (environment.Mode, environment.ModeOrigin).Should().Be((RunMode.Full, "perftest.json"));
    }

    [Fact]
    public void A_file_without_a_mode_leaves_the_debugger_its_own() =>
        PerfTestEnvironment.Read(new Dictionary<string, string?>(), isDebuggerAttached: true).Over([]).Mode.Should().Be(RunMode.Debug);

    [Fact]
    public void Tags_are_on_every_scenario_and_win_over_its_own()
    {
        const string File = """{ "tags": { "team": "all", "run": "nightly, long" }, "tests": { "*": { "tags": "run=short" } } }""";
        LoadTestDeclaration beside = Declared.LoadTest() with { Scenarios = [new("Browse") { Duration = "1m", Tags = "team=shop, tier=gold" }, new("Order") { Duration = "1m" }] };
        LoadTestDeclaration weighted = Constant with { Scenarios = [new("Browse") { Weight = 1, Tags = "team=shop, tier=gold" }] };

        beside.PlanWith(File).Scenarios.Select(scenario => TagListParser.Print(scenario.Tags)).Should().Equal("run=short, team=all, tier=gold", "run=short, team=all");
        Scenario one = weighted.PlanWith(File).Scenarios.Single();
        (TagListParser.Print(one.Tags), TagListParser.Print(one.Bodies[0].Tags)).Should().Be(("run=short, team=all", "run=short, team=all, tier=gold"));
        Constant.PlanWith(File).Scenarios.Single().Tags.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("""{ "maxVus": 5 }""", "perftest.json(1,13) maxVus = 5 does not apply to constant-vus: it belongs to constant-arrival-rate and ramping-arrival-rate. Here Vus says how many.")]
    [InlineData("""{ "tests": { "*": { "iterations": 5, "vus": 6 } } }""", "perftest.json(1,45) tests[\"*\"] vus = 6 is more than perftest.json(1,35) tests[\"*\"] iterations = 5: every virtual user needs at least one of the shared iterations.")]
    [InlineData("""{ "thresholds": ["http_req_faild<1%"] }""", "perftest.json(1,18) thresholds: The threshold \"http_req_faild<1%\" is wrong: there is no metric \"http_req_faild\"; did you mean \"http_req_failed\"?")]
    [InlineData("""{ "thresholds": [{ "expression": "p95<1s", "during": "peak" }] }""", "perftest.json \"p95<1s\", During = \"peak\", names no stage and no scenario of this test: write \"default\".")]
    [InlineData("""{ "thresholds": [{ "expression": "p95<1s", "delayAbortEval": "5s" }] }""", "perftest.json(1,18) thresholds \"p95<1s\", DelayAbortEval = \"5s\" has no effect without AbortOnFail = true.")]
    public void Mistakes_of_a_file_and_a_test_name_the_place(string file, string mistake) =>
        Constant.BuildWith(file).Mistakes.Select(sentence => sentence.Split('\n')[0]).Should().Equal(mistake);

    [Fact]
    public void A_mistake_anywhere_in_the_file_is_one_of_every_test_and_is_told_once()
    {
        LoadTestDeclaration declaration = Constant with { Thresholds = [new("p95<<1s")] };

        declaration.BuildWith("""{ "vus": 0, "durration": "5s", "tests": { "Other": { "duration": "5" } } }""", ("PERFTEST_SEED", "x")).Mistakes
            .Select(sentence => sentence.Split('\n')[0]).Should().Equal(
                "PERFTEST_SEED = \"x\" is not a seed: write a whole number from -9,223,372,036,854,775,808 to 9,223,372,036,854,775,807.",
                "perftest.json(1,13): there is no setting \"durration\"; did you mean \"duration\"?",
                "perftest.json(1,10) vus = 0 is wrong: write a whole number of virtual users from 1 to 1,000,000.",
                "perftest.json(1,66) tests[\"Other\"] duration = \"5\" is not a duration: the number 5 has no unit. " + DurationParser.Allowed,
                "[Threshold]: The threshold \"p95<<1s\" is wrong: \"<<\" is not an operator.");
    }

    [Fact]
    public void A_base_address_in_the_file_allows_no_host_and_allowed_hosts_do()
    {
        SettingFile file = Json.File("""{ "baseUrl": "https://api.example", "allowHosts": ["shop.example", "*.cdn.example:8443"] }""");
        HostPolicy policy = HostPolicy.Of(Declared.Environment(), [], out _, file.AllowedHosts);

        policy.Allows(new Uri("https://api.example")).Should().BeFalse();
        policy.Allows(new Uri("https://shop.example")).Should().BeTrue();
        policy.Allows(new Uri("https://a.cdn.example:8443")).Should().BeTrue();
        policy.Allows(new Uri("https://a.cdn.example")).Should().BeFalse();
    }

    [Fact]
    public void Hosts_of_the_file_and_of_the_environment_add_up() =>
        HostPolicy.Of(Declared.Environment(("PERFTEST_ALLOW_HOSTS", "a.example")), [new("b.example")], out _, Json.File("""{ "allowHosts": ["c.example"] }""").AllowedHosts)
            .Allowed.Select(host => host.Host).Should().BeEquivalentTo("a.example", "b.example", "c.example");
}
