namespace PerfTest.Acceptance.Tests.Documentation;

/// <summary>What we tell people to write compiles for them: with xUnit's analyzers, warnings as errors.</summary>
public sealed class DocumentationTests(DocumentationBuild build) : IClassFixture<DocumentationBuild>
{
    [Fact]
    public void The_sample_of_the_design_compiles() => Assert.Empty(build.ErrorsIn("DesignSample.cs"));

    [Fact]
    public void Every_code_block_of_the_readme_and_of_the_pages_compiles()
    {
        Assert.NotEmpty(build.Pages["README.md"]);
        Assert.NotEmpty(build.Pages["workloads.md"]);
        Assert.All(build.Pages.Keys, page => Assert.Empty(build.ErrorsIn(page)));
    }

    [Fact]
    public void The_whole_builds()
    {
        Assert.True(build.Result.ExitCode == 0, build.Result.Output);
        Assert.True(build.NUnitResult.ExitCode == 0, build.NUnitResult.Output);
    }

    /// <summary>A load test, or a whole program: each has one iteration that must pass.</summary>
    [Fact]
    public void Every_load_test_that_the_pages_show_runs()
    {
        var failed = build.Runs.Where(test => test.Outcome == "Failed").ToList();
        Assert.True(failed.Count == 0 && build.Runs.Count > 0, $"{string.Join(Environment.NewLine, failed.Select(test => $"{test.Name}: {test.Message}"))}{Environment.NewLine}{build.RunOutput}");

        foreach (var (page, blocks) in build.Pages)
        {
            foreach (var block in blocks.Where(block => block.Code.Contains("[LoadTest", StringComparison.Ordinal) || block.Code.Contains("LoadTest.RunAsync", StringComparison.Ordinal)))
            {
                var name = DocumentationBuild.NamespaceOf(page, block);
                Assert.True(build.Runs.Any(test => test.Class.StartsWith(name + ".", StringComparison.Ordinal) || test.Name.EndsWith($"Programs.{name}", StringComparison.Ordinal)), $"Nothing ran of {page}, line {block.Line}.");
            }
        }
    }
}
