using PerfTest.Acceptance.Tests.Harness;
using PerfTest.Acceptance.Tests.Suites;

namespace PerfTest.Acceptance.Tests;

/// <summary>A <c>perftest.json</c> beside the project: what it changes, who wins, what it says in reports, and what becomes of mistakes.</summary>
public sealed class SettingFileTests(SettingCases cases) : IClassFixture<SettingCases>
{
    private const string Shop = """
        {
          "$schema": "obj/perftest.schema.json",
          "gracefulStop": "1s",   // for all
          "thresholds": ["iterations: count>0"],
          "tests": {
            "Shop.*": { "vus": 3, "iterations": 6 },
            "brow?e": { "iterations": 9 },
          },
        }
        """;

    private readonly CaseSuite _suite = cases.Suite;

    [Fact]
    public async Task It_shortens_the_tests_that_it_names_and_the_report_says_so()
    {
        using var file = Write("perftest.json", Shop);
        var run = await _suite.TestAsync("FullyQualifiedName~Cases.Shop.Browse|FullyQualifiedName~Cases.Shop.Order");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            SETTINGS
              Executor      shared-iterations  perftest.json tests["brow?e"]
              Vus           3                  perftest.json tests["Shop.*"]
              Iterations    9                  perftest.json tests["brow?e"]
              GracefulStop  1s                 perftest.json
              Exclusive     process            PERFTEST_EXCLUSIVE
            """.ReplaceLineEndings("\n"),
            Section("SETTINGS", run["Shop.Browse"].Output));
        Assert.Contains("  Iterations    6                  perftest.json tests[\"Shop.*\"]", run["Shop.Order"].Output, StringComparison.Ordinal);
        Assert.Contains("iterations: count>0", run["Shop.Order"].Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_wins_over_it()
    {
        using var file = Write("perftest.json", Shop);
        var run = await _suite.TestAsync("FullyQualifiedName=Cases.Shop.Browse", new Dictionary<string, string> { ["PERFTEST_ITERATIONS"] = "4" });

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("  Iterations    4                  PERFTEST_ITERATIONS\n", run["Shop.Browse"].Output, StringComparison.Ordinal);
        Assert.Contains("  Vus           3                  perftest.json tests[\"Shop.*\"]\n", run["Shop.Browse"].Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_copy_beside_the_tests_serves_where_the_project_is_not()
    {
        // As the build has copied it.
        Assert.Equal(SettingCases.Built, File.ReadAllText(Path.Combine(_suite.Project.Folder, "bin", Repository.Configuration, "net10.0", "perftest.json")));
        Assert.True(File.Exists(Path.Combine(_suite.Project.Folder, "obj", "perftest.schema.json")));
        var run = await _suite.TestAsync("FullyQualifiedName=Cases.Shop.Browse");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"bin/{Repository.Configuration}/net10.0/perftest.json", Section("SETTINGS", run["Shop.Browse"].Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_chooses_the_profile()
    {
        using var file = Write("perftest.json", """{ "tests": { "*Find": { "profile": "heavy" } } }""");

        Assert.Equal(["Cases.Shop.Find [heavy]"], await _suite.ListAsync("FullyQualifiedName~Cases.Shop.Find"));
    }

    [Fact]
    public async Task It_names_the_target_and_who_may_get_load()
    {
        using var file = Write("perftest.json", """{ "baseUrl": "http://localhost:5081", "allowHosts": ["*.staging.example"], "connections": "shared" }""");
        var run = await _suite.TestAsync("FullyQualifiedName=Cases.Targets.Is_the_files");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            SETTINGS
              Executor     shared-iterations      [LoadTest]
              Iterations   1                      [LoadTest]
              BaseUrl      http://localhost:5081  perftest.json
              Exclusive    process                PERFTEST_EXCLUSIVE
              AllowHosts   *.staging.example      perftest.json
              Connections  shared                 perftest.json
            """.ReplaceLineEndings("\n"),
            Section("SETTINGS", run["Targets.Is_the_files"].Output));
    }

    [Fact]
    public async Task All_mistakes_of_a_test_are_told_at_once_and_nothing_is_sent()
    {
        using var file = Write("broken.json", """
            {
              "durration": "1s",
              "warmup": 5,
              "tests": { "Other": { "vus": 0 } }
            }
            """);
        var run = await _suite.TestAsync(
            "FullyQualifiedName~Cases.Wrong", new Dictionary<string, string> { ["PERFTEST_CONFIG"] = "broken.json", ["PERFTEST_SEED"] = "x", ["PERFTEST_VU"] = "5" });

        Assert.Equal(
            """
            Load test 'Cases.Wrong.Side_by_side' was not started: there are 14 mistakes in what it asks for.
              ✗ [Scenario("Brows")] of 'Wrong.Side_by_side' names a method that Wrong does not have. Its methods that return Task or ValueTask are: Overloaded, Pay.
              ✗ [Scenario("Overloaded")] of 'Wrong.Side_by_side' names 2 methods of Wrong: a scenario's method has no overloads.
              ✗ The environment variable PERFTEST_VU is not one of PerfTest's; did you mean PERFTEST_VUS?
              ✗ PERFTEST_SEED = "x" is not a seed: write a whole number from -9,223,372,036,854,775,808 to 9,223,372,036,854,775,807.
              ✗ broken.json(2,3): there is no setting "durration"; did you mean "duration"?
              ✗ broken.json(3,13) warmup = 5 is a number: write a string, such as "auto".
              ✗ broken.json(4,32) tests["Other"] vus = 0 is wrong: write a whole number of virtual users from 1 to 1,000,000.
              ✗ [LoadTest] GracefulStop = "soon" is not a duration: a number is expected at "soon". Write numbers with the units d, h, m, s, ms, us or ns, the larger first (500ms, 30s, 1h30m, 1.5s), or hours:minutes:seconds (00:05:00).
              ✗ 2 scenarios are called "Pay": the name of a scenario must be unique within its test; set Name.
              ✗ [Scenario("Pay")] Stages = "1s:5, 1s:5/s": the targets 5 and 5/s are of two kinds; write virtual users (100) in all stages, or rates (100/s) in all.
              ✗ [Scenario("Pay")] Stages = "10s" is not a list of stages: stage 1 is wrong, "10s" has no ":" between its duration and its target. Write duration:target pairs with commas between them, such as "30s:100, 1m:500", "1m:500/s" or, with a name, "peak=1m:500".
              ✗ [Scenario("Brows")] PreAllocatedVus = 20 is more than [Scenario("Brows")] MaxVus = 10: at most MaxVus can be brought up before the start.
              ✗ [Scenario("Overloaded")] Vus = 5 is more than [Scenario("Overloaded")] Iterations = 3: every virtual user needs at least one of the shared iterations.
              ✗ [Threshold]: The threshold "p95<<500ms" is wrong: "<<" is not an operator.
                p95<<500ms
                   ^
                Allowed here: <, <=, >, >=, == or !=.
            """.ReplaceLineEndings("\n"),
            run["Wrong.Side_by_side"].Message);
        Assert.Equal(
            """
            Load test 'Cases.Wrong.Weighted' was not started: there are 9 mistakes in what it asks for.
              ✗ The environment variable PERFTEST_VU is not one of PerfTest's; did you mean PERFTEST_VUS?
              ✗ PERFTEST_SEED = "x" is not a seed: write a whole number from -9,223,372,036,854,775,808 to 9,223,372,036,854,775,807.
              ✗ broken.json(2,3): there is no setting "durration"; did you mean "duration"?
              ✗ broken.json(3,13) warmup = 5 is a number: write a string, such as "auto".
              ✗ broken.json(4,32) tests["Other"] vus = 0 is wrong: write a whole number of virtual users from 1 to 1,000,000.
              ✗ [LoadTest] Vus = 0 is wrong: write a whole number of virtual users from 1 to 1,000,000.
              ✗ [Scenario("Pay")] Weight = 0 is wrong: write a whole number from 1 to 1,000,000.
              ✗ [Scenario("Pay")] Duration = 1s beside a Weight: a weight divides the iterations of [LoadTest]'s workload, so the scenario has none of its own. Leave out the one or the other.
              ✗ [Scenario("Pay")] has no Weight, and other scenarios of this test have one: give all of them a Weight, or all a workload of their own.
            """.ReplaceLineEndings("\n"),
            run["Wrong.Weighted"].Message);
        Assert.Empty(_suite.ReadMarks("wrong"));
    }

    private static string Section(string name, string report) =>
        string.Join('\n', report.Split('\n').SkipWhile(line => line != name).TakeWhile(line => line.Length > 0));

    private Written Write(string name, string text)
    {
        _suite.Project.Write(name, text);
        return new Written(Path.Combine(_suite.Project.Folder, name));
    }

    private sealed record Written(string Path) : IDisposable
    {
        public void Dispose() => File.Delete(Path);
    }
}
