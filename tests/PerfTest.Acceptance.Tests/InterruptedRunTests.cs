using System.Diagnostics;
using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>Ctrl+C.</summary>
public abstract class InterruptedRunTests(CaseSuite suite)
{
    [Fact]
    public async Task Ctrl_C_ends_the_run_within_a_second_of_the_graceful_stop_and_prints_the_report()
    {
        if (OperatingSystem.IsWindows())
        {
            // There is no signal to send to another process.
            return;
        }

        using var command = ((ExecutableRunner)suite.Runner).Start(suite.Project, "FullyQualifiedName=Cases.ApartSpecial.Is_interrupted", suite.WithMarks());
        while (suite.ReadMarks("interrupted").Length < 10)
        {
            await Task.Delay(50);
        }

        var watch = Stopwatch.StartNew();
        command.Interrupt();
        var result = await command.WaitAsync();

        // Two seconds are the graceful stop; iterations take 0.3, so there is nothing to wait for that long.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("Cases.ApartSpecial.Is_interrupted [FAIL]", result.Output, StringComparison.Ordinal);
        Assert.Contains("iterations", result.Output, StringComparison.Ordinal);
        var marks = suite.ReadMarks("interrupted");
        Assert.Equal("disposed", marks[^1]);
        Assert.Equal(marks.Count(mark => mark == "iteration"), marks.Count(mark => mark == "iteration ended"));
    }
}
