using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Documentation;

/// <summary>What we tell people to write compiles for them: with xUnit's analyzers, warnings as errors.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public async Task The_sample_of_the_design_compiles() =>
        await BuildAsync("Design", sandbox => sandbox.Write("DesignSample.cs", Repository.ReadTestFile("Documentation", "DesignSample.cs")));

    [Fact]
    public async Task Every_code_block_of_the_readme_compiles()
    {
        var blocks = CodeBlock.In(await File.ReadAllTextAsync(Repository.PathOf("README.md")));
        Assert.NotEmpty(blocks);

        await BuildAsync("Readme", sandbox =>
        {
            foreach (var block in blocks)
            {
                sandbox.Write($"ReadmeLine{block.Line}.cs", block.ToSourceFile("README.md", $"ReadmeLine{block.Line}"));
            }
        });
    }

    private static async Task BuildAsync(string name, Action<Sandbox> write)
    {
        using var sandbox = new Sandbox(
            name,
            projects: ["PerfTest.Xunit", "PerfTest.AspNetCore"],
            packages: ["xunit", "xunit.runner.visualstudio", "Microsoft.NET.Test.Sdk", "Microsoft.AspNetCore.Mvc.Testing", "FluentAssertions"],
            frameworks: ["Microsoft.AspNetCore.App"]);
        write(sandbox);

        var build = await sandbox.BuildAsync();

        Assert.True(build.ExitCode == 0, build.Output);
    }
}
