namespace PerfTest.Tool.Tests;

/// <summary>Reports are made again of what the runs have left.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private readonly string _folder = ToolRun.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_text_is_that_of_the_run()
    {
        var result = VirtualRuns.Run(VirtualRuns.Plan);
        var path = VirtualRuns.Write(_folder, "shop.json", result);

        var run = ToolRun.Of("report", path, "--formats", "text");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var text = Path.Combine(_folder, "shop.txt");
        Assert.Equal(text, run.Output.Trim());
        Assert.Equal(PerfTest.Reporting.TextReport.Write(result, new() { Framework = "xUnit 2.9.3" }).Trim(), File.ReadAllText(text).Trim());
    }

    [Fact]
    public async Task Of_a_search_every_level_is_there_again()
    {
        var result = await VirtualRuns.SearchAsync(500);
        var path = VirtualRuns.Write(_folder, "search.json", result);

        Assert.Equal("", ToolRun.Of("report", path).Error);

        var text = File.ReadAllText(Path.Combine(_folder, "search.txt"));
        Assert.Equal(PerfTest.Reporting.TextReport.Write(result, new() { Framework = "xUnit 2.9.3" }).Trim(), text.Trim());
        Assert.Contains("BREAKING POINT", text, StringComparison.Ordinal);
        var html = File.ReadAllText(Path.Combine(_folder, "search.html"));
        Assert.Contains("id=\"breaking-point\"", html, StringComparison.Ordinal);
        Assert.All(result.BreakingPoint!.Levels, level => Assert.Contains(level.Text, html, StringComparison.Ordinal));
        Assert.Contains("### Breaking point", File.ReadAllText(Path.Combine(_folder, "search.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_folder_every_summary_is_reported_and_an_index_leads_to_them()
    {
        VirtualRuns.Write(Path.Combine(_folder, "run1"), "a.json", VirtualRuns.Run(VirtualRuns.Plan with { Name = "<b>First & best" }));
        VirtualRuns.Write(Path.Combine(_folder, "run2"), "b.json", VirtualRuns.Run(VirtualRuns.Plan, slower: 10));
        File.WriteAllText(Path.Combine(_folder, "perftest.json"), "{ \"vus\": 3 }");

        var run = ToolRun.Of("report", _folder, "--formats", "text,hgrm");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var index = File.ReadAllText(Path.Combine(_folder, "index.html"));
        Assert.Contains("&lt;b&gt;First &amp; best", index, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>First", index, StringComparison.Ordinal);
        Assert.Contains("href=\"run1/a.txt\"", index, StringComparison.Ordinal);
        Assert.Contains("href=\"run2/b.json\"", index, StringComparison.Ordinal);
        Assert.True(index.IndexOf("Shop, in parts", StringComparison.Ordinal) < index.IndexOf("First", StringComparison.Ordinal), "failed ones come first");
        Assert.True(File.Exists(Path.Combine(_folder, "run2", "b.txt")));
    }

    [Fact]
    public void Two_of_one_name_in_one_folder_do_not_overwrite_each_other()
    {
        VirtualRuns.Write(Path.Combine(_folder, "run1"), "a.json", VirtualRuns.Run(VirtualRuns.Plan));
        VirtualRuns.Write(Path.Combine(_folder, "run2"), "a.json", VirtualRuns.Run(VirtualRuns.Plan));
        var target = Path.Combine(_folder, "reports");

        Assert.Equal(0, ToolRun.Of("report", _folder, "-o", target, "--formats", "text").ExitCode);

        Assert.True(File.Exists(Path.Combine(target, "a.txt")) && File.Exists(Path.Combine(target, "a~2.txt")));
    }

    [Fact]
    public void An_unknown_format_is_a_sentence()
    {
        var path = VirtualRuns.Write(_folder, "shop.json", VirtualRuns.Run(VirtualRuns.Plan));

        var run = ToolRun.Of("report", path, "--formats", "pdf");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("--formats names \"pdf\", which cannot be made of a summary: write ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_line_that_is_wrong_is_a_sentence_and_help_tells_the_exit_codes()
    {
        Assert.Equal(2, ToolRun.Of("reprot").ExitCode);
        Assert.Equal(2, ToolRun.Of("report").ExitCode);
        Assert.Contains("--help", ToolRun.Of("merge").Error, StringComparison.Ordinal);
        foreach (var help in new[] { ToolRun.Of("--help"), ToolRun.Of("merge", "--help"), ToolRun.Of("report", "--help"), ToolRun.Of("compare", "--help") })
        {
            Assert.Equal(0, help.ExitCode);
            Assert.Contains("Exit codes: 0", help.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        }
    }
}
