using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PerfTest.Analyzers.Tests.Harness;

/// <summary>A source, compiled as part of a test project, with all our analyzers.</summary>
internal static class Compiled
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Concurrent;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using PerfTest;
        """;

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(DeclarationAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>A project in memory; its document "Tests.cs" is the source.</summary>
    public static Document Document(string source, Adapter adapter)
    {
#pragma warning disable CA2000 // Lives as long as the document does.
        var workspace = new AdhocWorkspace();
#pragma warning restore CA2000
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Tests", "Tests", LanguageNames.CSharp,
            compilationOptions: options, parseOptions: new CSharpParseOptions(LanguageVersion.Latest), metadataReferences: adapter.References));
        return project.AddDocument("Usings.cs", Usings + Environment.NewLine + adapter.Usings).Project.AddDocument("Tests.cs", source);
    }

    /// <summary>What our analyzers report, in the order of the source. A source that the compiler refuses fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return await AnalyzeAsync(compilation);
    }

    /// <summary>The same of a source that the compiler refuses, as sources do while they are typed.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeBrokenAsync(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        Assert.NotEmpty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return await AnalyzeAsync(compilation);
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation)
    {
        var exceptions = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => exceptions.Add(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(exceptions);
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }
}
