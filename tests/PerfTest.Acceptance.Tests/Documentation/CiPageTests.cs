using System.Text.RegularExpressions;
using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Documentation;

/// <summary>The commands in the files of docs/ci.md, run as a CI server runs them: everything that the later steps pick up is there.</summary>
public sealed partial class CiPageTests
{
    private const string LoadTests =
        """
        using PerfTest;

        namespace Shop;

        public class Till
        {
            [LoadTest(Vus = 2, Duration = "1s")]
            public async Task Is_open(VirtualUser vu) => await vu.ThinkAsync(TimeSpan.FromMilliseconds(10));
        }
        """;

    /// <summary>Adapter, packages, and the filter by which the page says it differs.</summary>
    public static TheoryData<string, string[], string> Adapters => new()
    {
        { "PerfTest.Xunit", ["xunit", "xunit.runner.visualstudio"], "Category=Load" },
        { "PerfTest.XunitV3", ["xunit.v3", "xunit.runner.visualstudio"], "Category=Load" },
        { "PerfTest.NUnit", ["NUnit", "NUnit3TestAdapter"], "TestCategory=Load" },
    };

    [Theory]
    [MemberData(nameof(Adapters))]
    public async Task Its_commands_leave_what_the_other_steps_publish(string adapter, string[] packages, string filter)
    {
        using var project = new Sandbox(
            "Shop",
            [adapter],
            [.. packages, "Microsoft.NET.Test.Sdk"],
            properties: [KeyValuePair.Create("NoWarn", "NU1603"), .. adapter == "PerfTest.XunitV3" ? [KeyValuePair.Create("OutputType", "Exe")] : Array.Empty<KeyValuePair<string, string>>()],
            imports: [$"src/{adapter}/buildTransitive/{adapter}.targets"]);
        project.Write("LoadTests.cs", LoadTests);
        var summary = Path.Combine(project.Folder, "summary.md");
        var results = Path.Combine(project.Folder, "load-results");
        var environment = new Dictionary<string, string>
        {
            ["LOAD_TESTS"] = project.Folder,
            ["FILTER"] = filter,

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
            using var running = RunningCommand.Start("bash", project.Folder, ["-c", command], environment);
            output = (await running.WaitAsync()).EnsureSuccess().Output;
        }

        Assert.True(Directory.Exists(results), output);
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
