using System.Text.Json;
using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>Ctrl+C on <c>dotnet test</c>: who shows results is gone at once, but the results are there.</summary>
public abstract class InterruptedTestRunTests(CaseSuite suite)
{
    [Fact]
    public async Task Ctrl_C_on_dotnet_test_drains_the_load_and_leaves_its_results()
    {
        if (!OperatingSystem.IsLinux())
        {
            // Elsewhere there is no command that starts a group of processes.
            return;
        }

        var results = Path.Combine(suite.Folder, "interrupted");
        using var command = RunningCommand.Start(
            "setsid",
            suite.Project.Folder,
            ["dotnet", "test", suite.Project.File, "-c", Repository.Configuration, "--no-build", "--filter", "FullyQualifiedName=Cases.Apart.Ten_minutes"],
            suite.WithMarks(new Dictionary<string, string> { ["PERFTEST_RESULTS_DIR"] = results }));
        await UntilAsync(() => Directory.Exists(results) && Directory.EnumerateFiles(results, "*.json", SearchOption.AllDirectories).Any());
        await Task.Delay(TimeSpan.FromSeconds(2));

        command.InterruptGroup();

        Assert.NotEqual(0, (await command.WaitAsync()).ExitCode);
        JsonElement report = default;
        await UntilAsync(() => !(report = Read(results)).GetProperty("partial").GetBoolean());
        Assert.False(report.GetProperty("passed").GetBoolean());
        Assert.Equal("Cancelled", report.GetProperty("verdict").GetString());
        Assert.EndsWith("Ctrl+C. What it measured until then is no verdict.", report.GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    private static JsonElement Read(string results)
    {
        using var stream = File.OpenRead(Directory.EnumerateFiles(results, "*.json", SearchOption.AllDirectories).Single());
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("perftest").Clone();
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!condition())
        {
            await Task.Delay(50, limit.Token);
        }
    }
}
