using System.Text.RegularExpressions;

namespace PerfTest.Tool.Tests;

/// <summary>Every command line of docs/tool.md does what the page says, in a folder that has the files it names.</summary>
public sealed partial class ToolPageTests : IDisposable
{
    private readonly string _folder = ToolRun.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_commands_of_the_page_run()
    {
        LoadResult run = VirtualRuns.Run(VirtualRuns.Plan);
        VirtualRuns.WriteSegments(_folder, 3);
        foreach (var name in (string[])["checkout.json", "before.json", "after.json", "TestResults/perftest/Shop/Shop.json"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, name))!);
            VirtualRuns.Write(_folder, name, run);
        }

        string[] commands = [.. Blocks().Matches(Page).SelectMany(block => Command().Matches(block.Groups["code"].Value)).Select(command => command.Groups["rest"].Value)];

        Assert.Equal(["--help", "report", "report", "merge", "report", "compare"], commands.Select(command => command.Split(' ')[0]));
        Assert.All(commands, command =>
        {
            ToolRun done = ToolRun.Of([.. Words().Matches(command).Select(word => Here(word.Value.Trim('"')))]);
            Assert.True(done.ExitCode == 0, $"perftest {command}: exit code {done.ExitCode}{Environment.NewLine}{done.Output}{done.Error}");
        });
        Assert.All((string[])["TestResults/perftest/Shop/Shop.html", "reports/checkout.html", "reports/checkout.junit.xml", "checkout.html"], file => Assert.True(File.Exists(Path.Combine(_folder, file)), file));
    }

    private static string Page
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "PerfTest.sln")))
            {
                folder = folder.Parent;
            }

            return File.ReadAllText(Path.Combine(folder.FullName, "docs", "tool.md")).ReplaceLineEndings("\n");
        }
    }

    /// <summary>The process's own folder is that of other tests, too.</summary>
    private string Here(string word) => word.EndsWith(".json", StringComparison.Ordinal) || word is "TestResults/perftest" or "reports" ? Path.Combine(_folder, word) : word;

    [GeneratedRegex(@"^```\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    /// <summary>Not an agent's, which waits for a broker: it begins with a variable.</summary>
    [GeneratedRegex(@"^perftest (?<rest>.+)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Words();
}
