using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>VSTest kills a run that lasts too long: nobody is asked, and nothing can be reported.</summary>
public abstract class KilledRunTests(CaseSuite suite)
{
    [Fact]
    public async Task A_killed_run_leaves_its_results_so_far()
    {
        var results = Path.Combine(suite.Folder, "killed");

        var run = await suite.TestAsync(
            "FullyQualifiedName=Cases.Apart.Ten_minutes",
            new Dictionary<string, string> { ["PERFTEST_RESULTS_DIR"] = results },
            "RunConfiguration.TestSessionTimeout=20000");

        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain(run.Tests, test => test.Outcome == "Passed");
        Assert.Contains(Directory.EnumerateFiles(results, "*", SearchOption.AllDirectories), file => new FileInfo(file).Length > 0);
    }
}
