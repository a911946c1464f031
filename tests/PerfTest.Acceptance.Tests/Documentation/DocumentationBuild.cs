using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Documentation;

/// <summary>Everything that our documents show, built once: what is written for NUnit in a project of NUnit, the rest in one of xUnit.</summary>
public sealed class DocumentationBuild : IAsyncLifetime
{
    private const string OfNUnit = "using NUnit.Framework;";

    internal DotnetResult Result { get; private set; } = null!;

    internal DotnetResult NUnitResult { get; private set; } = null!;

    internal IReadOnlyList<CodeBlock> ReadmeBlocks { get; private set; } = [];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        ReadmeBlocks = CodeBlock.In(await File.ReadAllTextAsync(Repository.PathOf("README.md")));
        Result = await BuildAsync(
            "Documentation",
            "PerfTest.Xunit",
            ["xunit", "xunit.runner.visualstudio"],
            ReadmeBlocks.Where(block => !block.Code.Contains(OfNUnit, StringComparison.Ordinal)),
            Repository.ReadTestFile("Documentation", "DesignSample.cs"));
        NUnitResult = await BuildAsync(
            "DocumentationOfNUnit",
            "PerfTest.NUnit",
            ["NUnit", "NUnit3TestAdapter", "NUnit.Analyzers"],
            ReadmeBlocks.Where(block => block.Code.Contains(OfNUnit, StringComparison.Ordinal)));
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The compiler's errors in a file, each once.</summary>
    internal IEnumerable<string> ErrorsIn(string file) =>
        (Result.Output + NUnitResult.Output).Split('\n').Select(line => line.Trim()).Where(line => line.Contains($"{file}(", StringComparison.Ordinal)).Distinct();

    private static async Task<DotnetResult> BuildAsync(string name, string adapter, string[] packages, IEnumerable<CodeBlock> blocks, string? designSample = null)
    {
        using var sandbox = new Sandbox(
            name,
            projects: [adapter, "PerfTest.AspNetCore"],
            packages: [.. packages, "Microsoft.NET.Test.Sdk", "Microsoft.AspNetCore.Mvc.Testing", "FluentAssertions"],
            frameworks: ["Microsoft.AspNetCore.App"],

            // NUnit's adapter asks for least versions of packages that not every registry keeps; a later one serves.
            properties: [KeyValuePair.Create("NoWarn", "NU1603")]);

        // What the reader brings along.
        sandbox.Write("Reader.cs", "public class Program;");
        if (designSample is not null)
        {
            sandbox.Write("DesignSample.cs", designSample);
        }

        foreach (var block in blocks)
        {
            sandbox.Write($"ReadmeLine{block.Line}.cs", block.ToSourceFile("README.md", $"ReadmeLine{block.Line}"));
        }

        return await sandbox.BuildAsync();
    }
}
