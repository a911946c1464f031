using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Documentation;

/// <summary>
/// Everything that our documents show, built once: what is written for NUnit in a project of NUnit, the rest in one of xUnit. Then every load test in it is run: one iteration each, against an application that answers
/// everything, in memory and at the address that the pages use.
/// </summary>
public sealed partial class DocumentationBuild : IAsyncLifetime
{
    private const string OfNUnit = "using NUnit.Framework;";

    /// <summary>The addresses in the pages, of an application and of its metrics; here another port takes their place, as somebody may have these.</summary>
    private static readonly string[] Addresses = ["localhost:5080", "localhost:9464"];

    internal DotnetResult Result { get; private set; } = null!;

    internal DotnetResult NUnitResult { get; private set; } = null!;

    /// <summary>What became of the load tests in the pages.</summary>
    internal IReadOnlyList<TestEntry> Runs { get; private set; } = [];

    /// <summary>What the two runs wrote, for messages.</summary>
    internal string RunOutput { get; private set; } = "";

    /// <summary>README.md and the pages of docs/, with the code that they show.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<CodeBlock>> Pages { get; private set; } = new Dictionary<string, IReadOnlyList<CodeBlock>>();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        // What the analyzers refuse cannot compile: their page's examples are the analyzers' own tests.
        string[] pages = [Repository.PathOf("README.md"), .. Directory.GetFiles(Repository.PathOf("docs"), "*.md").Where(page => Path.GetFileName(page) != "analyzers.md")];
        Pages = pages.ToDictionary(page => Path.GetFileName(page), page => CodeBlock.In(File.ReadAllText(page)));
        var blocks = Pages.SelectMany(page => page.Value.Select(block => (Page: page.Key, Block: block))).ToList();
        using var xunit = await BuildAsync(
            "Documentation",
            "PerfTest.Xunit",
            ["xunit", "xunit.runner.visualstudio"],
            blocks.Where(each => !each.Block.Code.Contains(OfNUnit, StringComparison.Ordinal)),
            Repository.ReadTestFile("Documentation", "DesignSample.cs"));
        Result = xunit.Result;
        using var nunit = await BuildAsync(
            "DocumentationOfNUnit",
            "PerfTest.NUnit",
            ["NUnit", "NUnit3TestAdapter", "NUnit.Analyzers"],
            blocks.Where(each => each.Block.Code.Contains(OfNUnit, StringComparison.Ordinal)));
        NUnitResult = nunit.Result;
        if (Result.ExitCode == 0 && NUnitResult.ExitCode == 0)
        {
            Runs = [.. await RunAsync(xunit.Project), .. await RunAsync(nunit.Project)];
        }
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The compiler's errors in a file, each once.</summary>
    internal IEnumerable<string> ErrorsIn(string file) =>
        (Result.Output + NUnitResult.Output).Split('\n').Select(line => line.Trim()).Where(line => line.Contains($"{file}(", StringComparison.Ordinal)).Distinct();

    /// <summary>The namespace of a block's code.</summary>
    internal static string NamespaceOf(string page, CodeBlock block) => $"{Path.GetFileNameWithoutExtension(page).Replace('-', '_')}_line_{block.Line}";

    private static async Task<Built> BuildAsync(string title, string adapter, string[] packages, IEnumerable<(string Page, CodeBlock Block)> blocks, string? designSample = null)
    {
        var sandbox = new Sandbox(
            title,
            projects: [adapter, "PerfTest.AspNetCore", "PerfTest.Csv", "PerfTest.FluentAssertions"],
            packages: [.. packages, "Microsoft.NET.Test.Sdk", "Microsoft.AspNetCore.Mvc.Testing", "FluentAssertions"],
            frameworks: ["Microsoft.AspNetCore.App"],
            properties:
            [
                // NUnit's adapter asks for least versions of packages that not every registry keeps; a later one serves.
                KeyValuePair.Create("NoWarn", "NU1603"),

                // The application of the pages is in the same project as their tests.
                KeyValuePair.Create("GenerateProgramFile", "false"),
            ],

            // They say where the project is, from which paths of feeders count.
            imports: ["src/PerfTest.Core/buildTransitive/PerfTest.Core.targets"]);

        // What the reader brings along.
        var live = $"localhost:{FreePort()}";
        sandbox.Write("Reader.cs", At(live, Repository.ReadTestFile("Documentation", "Reader.cs.txt")));
        foreach (var (name, text) in Data)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(sandbox.Folder, name))!);
            sandbox.Write(name, text);
        }

        if (designSample is not null)
        {
            sandbox.Write("DesignSample.cs", designSample);
        }

        var programs = new List<string>();
        foreach (var (page, block) in blocks)
        {
            var name = NamespaceOf(page, block);
            var source = At(live, block.ToSourceFile(page, name));
            sandbox.Write($"{name}.cs", Pause().Replace(source, static pause => Seconds().Replace(pause.Value, "FromMilliseconds")));
            if (block.Code.Contains("LoadTest.RunAsync", StringComparison.Ordinal) && source.Contains("class Statements", StringComparison.Ordinal))
            {
                programs.Add($"[Fact] public Task {name}() => global::{name}.Statements.RunAsync();");
            }
        }

        if (programs.Count > 0)
        {
            sandbox.Write("Programs.cs", $"public class Programs {{ {string.Join(Environment.NewLine, programs)} }}");
        }

        return new(sandbox, await sandbox.BuildAsync());
    }

    private async Task<IReadOnlyList<TestEntry>> RunAsync(Sandbox project)
    {
        var results = Path.Combine(project.Folder, "results");
        var assembly = Path.GetFileNameWithoutExtension(project.File);
        var run = await Dotnet.RunAsync(
            project.Folder,
            ["test", project.File, "-c", Repository.Configuration, "--no-build", "--logger", "trx;LogFileName=run.trx", "--results-directory", results],
            [
                KeyValuePair.Create("PERFTEST_MODE", "smoke"),
                KeyValuePair.Create($"ASPNETCORE_TEST_CONTENTROOT_{assembly.ToUpperInvariant()}", project.Folder),
            ]);
        RunOutput += run.Output;
        var trx = Path.Combine(results, "run.trx");
        return File.Exists(trx) ? Trx.Read(trx) : [];
    }

    private static string At(string live, string source) => Addresses.Aggregate(source, (text, address) => text.Replace(address, live, StringComparison.Ordinal));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>What the pages' tests read.</summary>
    private static IEnumerable<(string Name, string Text)> Data =>
    [
        ("data/users.csv", "Email,Password\nann@example.com,a\nbob@example.com,b\n"),
        ("accounts.csv", "email\nann@example.com\nbob@example.com\n"),
        ("users.json", """[{ "email": "ann@example.com" }, { "email": "bob@example.com" }]"""),
    ];

    /// <summary>A line in which somebody waits: here nobody has the patience.</summary>
    [GeneratedRegex("^.*(Think|Pace).*$", RegexOptions.Multiline)]
    private static partial Regex Pause();

    [GeneratedRegex("From(Seconds|Minutes)")]
    private static partial Regex Seconds();

    /// <summary>A project, and what its build said.</summary>
    private sealed record Built(Sandbox Project, DotnetResult Result) : IDisposable
    {
        public void Dispose() => Project.Dispose();
    }
}
