using System.Text.RegularExpressions;
using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Documentation;

/// <summary>The commands in the files of docs/ci.md, run as a CI server runs them: everything that the later steps pick up is there.</summary>
public sealed partial class CiPageTests : IDisposable
{
    private const string LoadTests =
        """
        using PerfTest;

        public class Shop
        {
            [LoadTest(Vus = 2, Duration = "1s")]
            public async Task Is_open(VirtualUser vu) => await vu.ThinkAsync(TimeSpan.FromMilliseconds(10));
        }
        """;

    private readonly Sandbox _project = new("Shop", ["PerfTest.Xunit"], ["xunit", "xunit.runner.visualstudio", "Microsoft.NET.Test.Sdk"]);

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Its_commands_leave_what_the_other_steps_publish()
    {
        _project.Write("LoadTests.cs", LoadTests);
        var summary = Path.Combine(_project.Folder, "summary.md");
        var results = Path.Combine(_project.Folder, "load-results");
        var environment = new Dictionary<string, string>
        {
            ["LOAD_TESTS"] = _project.Folder,
            ["FILTER"] = "Category=Load",

            // What nobody has typed in.
            ["PERFTEST_VUS"] = "",
            ["PERFTEST_DURATION"] = "",
            ["PERFTEST_BASE_URL"] = "",
            ["PERFTEST_OUT"] = Out().Match(Page).Groups["value"].Value,
            ["PERFTEST_RESULTS_DIR"] = results,
            ["GITHUB_STEP_SUMMARY"] = summary,
            ["TF_BUILD"] = "True",
        };
        var commands = Command().Matches(Page).Select(match => match.Groups["text"].Value).ToList();

        // Two in each of the three files.
        Assert.Equal(6, commands.Count);
        Assert.Equal(2, commands.Distinct().Count());
        var output = "";
        foreach (var command in commands.Distinct())
        {
            using var running = RunningCommand.Start("bash", _project.Folder, ["-c", command], environment);
            output = (await running.WaitAsync()).EnsureSuccess().Output;
        }

        var files = Directory.GetFiles(results, "*", SearchOption.AllDirectories);
        Assert.Single(files, file => file.EndsWith(".junit.xml", StringComparison.Ordinal));
        Assert.Single(files, file => file.EndsWith(".json", StringComparison.Ordinal));
        var markdown = Assert.Single(files, file => file.EndsWith(".md", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllText(markdown), File.ReadAllText(summary));
        Assert.Contains("passed", File.ReadAllText(markdown), StringComparison.Ordinal);

        // The agent takes it wherever it stands in a line.
        Assert.Contains($"##vso[task.uploadsummary]{markdown}", output, StringComparison.Ordinal);
    }

    private static string Page => File.ReadAllText(Repository.PathOf("docs", "ci.md")).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^\s+(- )?(run: |script: )?(?<text>dotnet .*)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"PERFTEST_OUT: (?<value>\S+)")]
    private static partial Regex Out();
}
