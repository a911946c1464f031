using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Documentation;

/// <summary>Everything that our documents show, built once: what is written for NUnit in a project of NUnit, the rest in one of xUnit.</summary>
public sealed class DocumentationBuild : IAsyncLifetime
{
    private const string OfNUnit = "using NUnit.Framework;";

    /// <summary>What the pages say that a reader has: an application, a client, and methods that they do not show.</summary>
    private const string Reader =
        """
        global using PerfTest;

        public class Program;
        public sealed record Order;
        public sealed record Coupon;

        public abstract class Reader
        {
            protected static readonly HttpClient _http = new();

            protected static Task Journey(VirtualUser vu) => Task.CompletedTask;
            protected static Task Browse(VirtualUser vu) => Task.CompletedTask;
            protected static Task Order(VirtualUser vu) => Task.CompletedTask;
            protected static Task Report(VirtualUser vu) => Task.CompletedTask;
        }
        """;

    internal DotnetResult Result { get; private set; } = null!;

    internal DotnetResult NUnitResult { get; private set; } = null!;

    /// <summary>README.md and the pages of docs/, with the code that they show.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<CodeBlock>> Pages { get; private set; } = new Dictionary<string, IReadOnlyList<CodeBlock>>();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        // What the analyzers refuse cannot compile: their page's examples are the analyzers' own tests.
        string[] pages = [Repository.PathOf("README.md"), .. Directory.GetFiles(Repository.PathOf("docs"), "*.md").Where(page => Path.GetFileName(page) != "analyzers.md")];
        Pages = pages.ToDictionary(page => Path.GetFileName(page), page => CodeBlock.In(File.ReadAllText(page)));
        var blocks = Pages.SelectMany(page => page.Value.Select(block => (Page: page.Key, Block: block))).ToList();
        Result = await BuildAsync(
            "Documentation",
            "PerfTest.Xunit",
            ["xunit", "xunit.runner.visualstudio"],
            blocks.Where(each => !each.Block.Code.Contains(OfNUnit, StringComparison.Ordinal)),
            Repository.ReadTestFile("Documentation", "DesignSample.cs"));
        NUnitResult = await BuildAsync(
            "DocumentationOfNUnit",
            "PerfTest.NUnit",
            ["NUnit", "NUnit3TestAdapter", "NUnit.Analyzers"],
            blocks.Where(each => each.Block.Code.Contains(OfNUnit, StringComparison.Ordinal)));
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The compiler's errors in a file, each once.</summary>
    internal IEnumerable<string> ErrorsIn(string file) =>
        (Result.Output + NUnitResult.Output).Split('\n').Select(line => line.Trim()).Where(line => line.Contains($"{file}(", StringComparison.Ordinal)).Distinct();

    private static async Task<DotnetResult> BuildAsync(string title, string adapter, string[] packages, IEnumerable<(string Page, CodeBlock Block)> blocks, string? designSample = null)
    {
        using var sandbox = new Sandbox(
            title,
            projects: [adapter, "PerfTest.AspNetCore", "PerfTest.FluentAssertions"],
            packages: [.. packages, "Microsoft.NET.Test.Sdk", "Microsoft.AspNetCore.Mvc.Testing", "FluentAssertions"],
            frameworks: ["Microsoft.AspNetCore.App"],

            // NUnit's adapter asks for least versions of packages that not every registry keeps; a later one serves.
            properties: [KeyValuePair.Create("NoWarn", "NU1603")]);

        // What the reader brings along.
        sandbox.Write("Reader.cs", Reader);
        if (designSample is not null)
        {
            sandbox.Write("DesignSample.cs", designSample);
        }

        foreach (var (page, block) in blocks)
        {
            var name = $"{Path.GetFileNameWithoutExtension(page).Replace('-', '_')}_line_{block.Line}";
            sandbox.Write($"{name}.cs", block.ToSourceFile(page, name));
        }

        return await sandbox.BuildAsync();
    }
}
