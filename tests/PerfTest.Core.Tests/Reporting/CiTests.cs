using PerfTest.Core.Tests.Judging;
using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting;

public sealed class CiTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("perftest-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Where_a_ci_server_shows_summaries_there_is_one_by_default()
    {
        Assert.DoesNotContain(OutputKinds.Markdown, OutputKinds.Default(_ => null));
        Assert.Contains(OutputKinds.Markdown, OutputKinds.Default(name => name == "GITHUB_STEP_SUMMARY" ? "/x" : null));
        Assert.Contains(OutputKinds.Markdown, OutputKinds.Default(name => name == "TF_BUILD" ? "True" : null));
    }

    [Fact]
    public void Results_are_added_to_what_the_step_has_said_already()
    {
        var summary = Path.Combine(_root, "summary.md");
        File.WriteAllText(summary, "Built.\n\n");

        var (files, output) = Open(("GITHUB_STEP_SUMMARY", summary));
        output.Finish(ReportStories.Passed());
        output.Finish(ReportStories.Passed());

        var report = File.ReadAllText(files.PathOf(".md"));
        Assert.Equal($"Built.\n\n{report}{report}", File.ReadAllText(summary));
        Assert.Empty(files.Warnings);
        Assert.Empty(output.AgentCommands);
    }

    [Fact]
    public void A_summary_that_would_become_too_long_is_left_as_it_is()
    {
        var summary = Path.Combine(_root, "summary.md");
        File.WriteAllText(summary, new string('x', (1024 * 1024) - 100));

        var (files, output) = Open(("GITHUB_STEP_SUMMARY", summary));
        output.Finish(ReportStories.Passed());

        Assert.Equal((1024 * 1024) - 100, new FileInfo(summary).Length);
        Assert.Contains("may be no longer than 1024 KiB", Assert.Single(files.Warnings), StringComparison.Ordinal);
        Assert.True(File.Exists(files.PathOf(".md")));
    }

    [Fact]
    public void A_summary_that_cannot_be_written_is_a_sentence()
    {
        var (files, output) = Open(("GITHUB_STEP_SUMMARY", Path.Combine(_root, "gone", "summary.md")));
        output.Finish(ReportStories.Passed());

        Assert.StartsWith("The result was not added to the step's summary '", Assert.Single(files.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Processes_that_append_at_the_same_time_lose_nothing()
    {
        var summary = Path.Combine(_root, "summary.md");

        Parallel.For(0, 40, i => Assert.Null(StepSummary.Append(summary, "line\n"u8, TimeProvider.System)));

        Assert.Equal(40, File.ReadAllLines(summary).Count(line => line == "line"));
    }

    [Fact]
    public void Azure_s_agent_is_told_in_the_report_where_the_summary_is()
    {
        var (files, output) = Open(("TF_BUILD", "True"));
        var result = ReportStories.Passed();

        Assert.Empty(output.AgentCommands);
        output.Finish(result);

        var command = $"##vso[task.uploadsummary]{files.PathOf(".md")}";
        Assert.Equal([command], output.AgentCommands);
        Assert.EndsWith(Environment.NewLine + command, TextReport.Write(result, new ReportContext { AgentCommands = [.. output.AgentCommands] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a/b c.md", "/a/b c.md")]
    [InlineData("/100%/a;b].md", "/100%AZP25/a%3Bb%5D.md")]
    public void Its_path_is_escaped(string path, string written) => Assert.Equal($"##vso[task.uploadsummary]{written}", AzurePipelines.UploadSummary(path));

    [Theory]
    [InlineData("  ✗ 3 × http 5xx", "  ✗ 3 × http 5xx")]
    [InlineData("      ##vso[task.setvariable variable=a]b", "      ## vso[task.setvariable variable=a]b")]
    [InlineData("x ##VSO[y] ##[error]z", "x ## VSO[y] ## [error]z")]
    [InlineData("      ::error::no", "      : :error::no")]
    [InlineData("a ::b", "a ::b")]
    public void What_a_target_says_gives_agents_no_orders(string line, string harmless) => Assert.Equal(harmless, AgentText.Harmless(line));

    [Fact]
    public void Reports_and_failures_have_no_orders_in_them()
    {
        var story = new Story(Story.Closed("Shop"));
        story.Error(new InvalidOperationException("first\n::set-output name=a::b\n##vso[task.complete result=Succeeded]")).Iterate(1, 5, failed: true).Until(10);
        var result = story.Judge();

        foreach (var text in new[] { TextReport.Write(result, new()), FailureMessage.Write(result, new()) })
        {
            Assert.DoesNotContain("##vso[", text, StringComparison.Ordinal);
            Assert.DoesNotContain(text.Split('\n'), line => line.TrimStart().StartsWith("::", StringComparison.Ordinal));
        }
    }

    private (ResultsFiles Files, MarkdownOutput Output) Open(params (string Name, string Value)[] environment)
    {
        var files = new ResultsFolder(_root, Story.Start, 1).For("Shop");
        var run = new OutputRun
        {
            Plan = Story.Closed("Shop"),
            Files = files,
            Context = new(),
            Environment = name => environment.FirstOrDefault(variable => variable.Name == name).Value,
        };
        return (files, new MarkdownOutput(run));
    }
}
