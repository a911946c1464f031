using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Documentation;

/// <summary>One project with everything that our documents show, built once.</summary>
public sealed class DocumentationBuild : IAsyncLifetime
{
    internal DotnetResult Result { get; private set; } = null!;

    internal IReadOnlyList<CodeBlock> ReadmeBlocks { get; private set; } = [];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        using var sandbox = new Sandbox(
            "Documentation",
            projects: ["PerfTest.Xunit", "PerfTest.AspNetCore"],
            packages: ["xunit", "xunit.runner.visualstudio", "Microsoft.NET.Test.Sdk", "Microsoft.AspNetCore.Mvc.Testing", "FluentAssertions"],
            frameworks: ["Microsoft.AspNetCore.App"]);

        // What the reader brings along.
        sandbox.Write("Reader.cs", "public class Program;");
        sandbox.Write("DesignSample.cs", Repository.ReadTestFile("Documentation", "DesignSample.cs"));
        ReadmeBlocks = CodeBlock.In(await File.ReadAllTextAsync(Repository.PathOf("README.md")));
        foreach (var block in ReadmeBlocks)
        {
            sandbox.Write($"ReadmeLine{block.Line}.cs", block.ToSourceFile("README.md", $"ReadmeLine{block.Line}"));
        }

        Result = await sandbox.BuildAsync();
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The compiler's errors in a file, each once.</summary>
    internal IEnumerable<string> ErrorsIn(string file) =>
        Result.Output.Split('\n').Select(line => line.Trim()).Where(line => line.Contains($"{file}(", StringComparison.Ordinal)).Distinct();
}
