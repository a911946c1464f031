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
}
