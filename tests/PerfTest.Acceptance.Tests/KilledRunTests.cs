using System.Diagnostics;
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
        EndOrphans();

        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain(run.Tests, test => test.Outcome == "Passed");
        Assert.Contains(Directory.EnumerateFiles(results, "*", SearchOption.AllDirectories), file => new FileInfo(file).Length > 0);
    }

    /// <summary>VSTest kills its own host. The executable of an xUnit v3 project, which that had started, would go on with its ten minutes of load.</summary>
    private void EndOrphans()
    {
        foreach (var process in Process.GetProcessesByName("Cases"))
        {
            using (process)
            {
                if (process.MainModule?.FileName.StartsWith(suite.Project.Folder, StringComparison.Ordinal) == true)
                {
                    process.Kill();
                    process.WaitForExit();
                }
            }
        }
    }
}
