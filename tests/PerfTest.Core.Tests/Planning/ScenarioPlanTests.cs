using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class ScenarioPlanTests
{
    [Fact]
    public void Scenarios_run_side_by_side()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => w.GracefulStop = "3s") with
        {
            Scenarios =
            [
                new("Browse") { Vus = 50, Duration = "1m", Tags = "team=shop" },
                new("Order") { Rate = "20/s", Duration = "1m", StartTime = "10s", GracefulStop = "1s", Name = "orders" },
                new("Pay") { Iterations = 5 },
            ],
        };

        LoadPlan plan = declaration.Plan();

        plan.Scenarios.Select(scenario => (scenario.Name, scenario.Workload.Executor, scenario.StartTime.TotalSeconds, scenario.GracefulStop.TotalSeconds, scenario.Warmup.TotalSeconds))
            .Should().Equal(("Browse", "constant-vus", 0, 3, 5), ("orders", "constant-arrival-rate", 10, 1, 0), ("Pay", "shared-iterations", 0, 3, 0));
        plan.Scenarios.SelectMany(scenario => scenario.Bodies).Should().Equal(new ScenarioBody("Browse"), new ScenarioBody("Order"), new ScenarioBody("Pay"));
        plan.Scenarios[0].Tags.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("team", "shop"));
        plan.PeakVus.Should().Be(50 + 20 + 1);
    }

    [Fact]
    public void Weights_divide_one_workload()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => (w.Vus, w.Duration) = (10, "1m")) with
        {
            Scenarios = [new("Browse") { Weight = 80, Tags = "kind=read" }, new("Order") { Weight = 20, Name = "orders" }],
        };

        Scenario scenario = declaration.Plan().Scenarios.Single();

        scenario.Name.Should().Be("default");
        scenario.Bodies.Select(body => (body.Exec, body.Weight, body.Name)).Should().Equal(("Browse", 80, "Browse"), ("Order", 20, "orders"));
        scenario.Bodies[0].Tags.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("kind", "read"));
    }

    public static TheoryData<string, ScenarioAttribute[]> WrongScenarios() => new()
    {
        { "2 scenarios are called \"A\": the name of a scenario must be unique within its test; set Name.", [new("A") { Duration = "5s" }, new("B") { Duration = "5s", Name = "A" }] },
        { "[Scenario(\"A\")] Name = \" \" is empty: leave it out, or write a name that is unique within the test.", [new("A") { Duration = "5s", Name = " " }] },
        { "[Scenario(\"\")] names no method: write [Scenario(nameof(Method))].", [new("") { Duration = "5s" }] },
        { "[Scenario(\"A\")] says neither how long nor how much to run.", [new("A") { Vus = 5 }] },
        { "[Scenario(\"A\")] Vus = 0 is wrong: write a whole number of virtual users from 1 to 1,000,000.", [new("A") { Vus = 0, Duration = "5s" }] },
        { "[Scenario(\"A\")] StartTime = \"-1s\" is not a duration: it is negative. " + DurationParser.Allowed, [new("A") { StartTime = "-1s", Duration = "5s" }] },
        { "[Scenario(\"A\")] Warmup = 5s has no effect beside [Scenario(\"A\")] StartTime = 1s: only scenarios that start at 0s are warmed up.", [new("A") { StartTime = "1s", Duration = "5s", Warmup = "5s" }] },
        { "[Scenario(\"A\")] Tags = \"team\" is not a list of tags: \"team\" has no \"=\". " + TagListParser.Allowed, [new("A") { Duration = "5s", Tags = "team" }] },
        { "[Scenario(\"A\")] Tags = \"status=1\" is wrong: PerfTest itself sets the tag status; choose another name.", [new("A") { Duration = "5s", Tags = "status=1" }] },
        { "[Scenario(\"B\")] has no Weight, and other scenarios of this test have one: give all of them a Weight, or all a workload of their own.", [new("A") { Weight = 1 }, new("B") { Duration = "5s" }] },
        { "The scenarios together have 1,500,000 virtual users: at most 1,000,000 are allowed.", [new("A") { Vus = 1_000_000, Duration = "5s" }, new("B") { Vus = 500_000, Duration = "5s" }] },
        { "The scenario \"A\" ends 8d after the start of the test: at most 7d are allowed.", [new("A") { StartTime = "5d", Duration = "3d" }] },
    };

    [Theory]
    [MemberData(nameof(WrongScenarios))]
    public void What_is_wrong_with_scenarios(string mistake, ScenarioAttribute[] scenarios) =>
        (Declared.LoadTest() with { Scenarios = scenarios }).Mistakes().Select(sentence => sentence.Split('\n')[0]).Should().Contain(mistake);

    public static TheoryData<string, ScenarioAttribute[]> WrongWeights() => new()
    {
        { "[Scenario(\"A\")] Weight = 0 is wrong: write a whole number from 1 to 1,000,000.", [new("A") { Weight = 0 }] },
        { "[Scenario(\"A\")] Weight = -1 is wrong: write a whole number from 1 to 1,000,000.", [new("A") { Weight = -1 }] },
        {
            "[Scenario(\"A\")] Vus = 5 and [Scenario(\"A\")] Duration = 5s beside a Weight: a weight divides the iterations of [LoadTest]'s workload, "
            + "so the scenario has none of its own. Leave out the one or the other.",
            [new("A") { Weight = 1, Vus = 5, Duration = "5s" }]
        },
        {
            "[LoadTest] Duration = 5s beside [Scenario]s without weights: give every [Scenario] a Weight, which divides "
            + "the iterations of [LoadTest]'s workload, or a workload of its own, and then leave [LoadTest]'s out.",
            [new("A") { Duration = "5s" }]
        },
    };

    [Theory]
    [MemberData(nameof(WrongWeights))]
    public void What_is_wrong_with_weights(string mistake, ScenarioAttribute[] scenarios) =>
        (Declared.LoadTest(w => w.Duration = "5s") with { Scenarios = scenarios }).Mistakes().Should().Equal(mistake);

    [Fact]
    public void Weights_need_a_workload_to_divide() => (Declared.LoadTest() with { Scenarios = [new("A") { Weight = 1 }] }).Mistakes()
        .Should().Equal("[LoadTest] says neither how long nor how much to run.\n" + ExecutorTable.Text);

    [Theory]
    [InlineData("http_req_duration{scenario:Order}: p95<300ms", null)]
    [InlineData("http_req_duration{scenario:Oder}: p95<300ms", "this test has no scenario \"Oder\"")]
    public void Filters_on_scenarios_name_one(string threshold, string? problem)
    {
        LoadTestDeclaration declaration = Declared.LoadTest() with
        {
            Scenarios = [new("Browse") { Duration = "5s" }, new("Order") { Duration = "5s" }],
            Thresholds = [new(threshold)],
        };

        if (problem is null)
        {
            declaration.Plan().Thresholds[0].Source.Should().Be(threshold);
        }
        else
        {
            declaration.Mistakes().Should().Equal(
                $"""
                [Threshold]: The threshold "{threshold}" is wrong: {problem}.
                    {threshold}
                                     ^
                    Allowed here: a scenario of this test: "Browse" or "Order".
                """);
        }
    }

    [Fact]
    public void Weighted_bodies_can_be_filtered_by_their_names()
    {
        LoadTestDeclaration declaration = Declared.LoadTest(w => w.Duration = "5s") with
        {
            Scenarios = [new("Browse") { Weight = 1 }, new("Order") { Weight = 2 }],
            Thresholds = [new("http_req_duration{scenario:Order}: p95<300ms")],
        };

        declaration.Plan().Thresholds[0].Filter.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("scenario", "Order"));
    }
}
