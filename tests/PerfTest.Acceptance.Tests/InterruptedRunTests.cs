using System.Diagnostics;
using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>Ctrl+C on an executable.</summary>
public abstract class InterruptedRunTests
{
    private protected abstract CaseSuite Suite { get; }

    private protected abstract string Option { get; }

    [Fact]
    public async Task Ctrl_C_ends_the_run_within_a_second_of_the_graceful_stop_and_prints_the_report()
    {
        if (OperatingSystem.IsWindows())
        {
            // There is no signal to send to another process.
            return;
        }

        var before = Suite.ReadMarks("interrupted").Length;
        using var command = RunningCommand.Start(Suite.Project.Executable, Suite.Project.Folder, [Option, "Cases.ApartSpecial.Is_interrupted"], Suite.WithMarks());
        while (Suite.ReadMarks("interrupted").Length < before + 10)
        {
            await Task.Delay(50);
        }

        var watch = Stopwatch.StartNew();
        command.Interrupt();
        var result = await command.WaitAsync();

        // Two seconds are the graceful stop; iterations take 0.3, so there is nothing to wait for that long.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("Cases.ApartSpecial.Is_interrupted was cancelled", result.Output, StringComparison.Ordinal);
        Assert.Contains("iteration_duration", result.Output, StringComparison.Ordinal);
        var marks = Suite.ReadMarks("interrupted").Skip(before).ToArray();
        Assert.Equal("disposed", marks[^1]);
        Assert.Equal(marks.Count(mark => mark == "iteration"), marks.Count(mark => mark == "iteration ended"));
    }
}
