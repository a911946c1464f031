using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>Whole runs: exit codes, environment variables, cancellation.</summary>
public abstract class RunTests(CaseSuite suite)
{
    [Fact]
    public void A_broken_test_breaks_the_run() => Assert.Equal(suite.Runner.FailedExitCode, suite.Run.ExitCode);

    [Fact]
    public async Task A_passing_test_passes_the_run()
    {
        var run = await suite.TestAsync("FullyQualifiedName=Cases.Apart.Twenty_iterations");

        Assert.Equal(("Passed", 0), (run["Apart.Twenty_iterations"].Outcome, run.ExitCode));
    }

    [Fact]
    public async Task A_duration_from_the_environment_shortens_the_test()
    {
        var run = await suite.TestAsync("FullyQualifiedName=Cases.Apart.Ten_minutes", new Dictionary<string, string> { ["PERFTEST_DURATION"] = "1s" });

        var test = run["Apart.Ten_minutes"];
        Assert.Equal(("Passed", 0), (test.Outcome, run.ExitCode));
        Assert.Contains("PERFTEST_DURATION", test.Output, StringComparison.Ordinal);
        Assert.InRange(run.Command.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("smoke", "smoke mode")]
    [InlineData("debug", "under a debugger")]
    public async Task One_iteration_without_limits_is_what_smoke_mode_and_a_debugger_get_and_the_report_says_so(string mode, string says)
    {
        var run = await suite.TestAsync(
            "FullyQualifiedName=Cases.Apart.Ten_minutes",
            new Dictionary<string, string> { ["PERFTEST_MODE"] = mode, ["PERFTEST_THRESHOLDS"] = "p95<1us" });

        var test = run["Apart.Ten_minutes"];
        Assert.Equal(("Passed", 0), (test.Outcome, run.ExitCode));
        Assert.Contains(says, test.Output, StringComparison.Ordinal);
        Assert.Contains("1 iteration by each of 1 VU", test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_threshold_from_the_environment_fails_the_test_with_the_failure_message()
    {
        var run = await suite.TestAsync("FullyQualifiedName=Cases.Apart.Twenty_iterations", new Dictionary<string, string> { ["PERFTEST_THRESHOLDS"] = "p95<1us" });

        var test = run["Apart.Twenty_iterations"];
        Assert.Equal(("Failed", suite.Runner.FailedExitCode), (test.Outcome, run.ExitCode));
        Assert.Contains("p95<1us", test.Message, StringComparison.Ordinal);
        Assert.Contains("✗", test.Message, StringComparison.Ordinal);
        Assert.Contains(suite.Runner.RerunCommand("Cases.Apart.Twenty_iterations"), test.Message, StringComparison.Ordinal);
        Assert.StartsWith("   at Cases.Apart.Twenty_iterations(CancellationToken ct) in ", test.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_in_the_message_runs_just_that_test()
    {
        var run = await suite.TestAsync("FullyQualifiedName=Cases.Names.Profiled&Profile=heavy");
        Assert.Equal(["Cases.Names.Profiled [heavy]"], run.Tests.Select(test => test.Name));
    }

    [Fact]
    public async Task A_body_that_never_returns_is_abandoned_and_named()
    {
        var run = await suite.TestAsync("FullyQualifiedName=Cases.Apart.Never_returns");

        var test = run["Apart.Never_returns"];
        Assert.Equal(("Failed", suite.Runner.FailedExitCode), (test.Outcome, run.ExitCode));
        Assert.Contains("Never_returns", test.Message, StringComparison.Ordinal);
        Assert.Contains("1 iteration never returned", test.Message, StringComparison.Ordinal);
    }
}
