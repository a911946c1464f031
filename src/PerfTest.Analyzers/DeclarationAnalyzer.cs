using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PerfTest.Analyzers;

/// <summary>Plans each load test while it is compiled and reports what the planner would refuse: PERFTEST101 to 106 and 109.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Rules.Threshold, Rules.Duration, Rules.Rate, Rules.Stages, Rules.Count, Rules.Workload, Rules.Exec, Rules.Declaration];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.Method);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (DeclaredTest.Of((IMethodSymbol)context.Symbol, context.CancellationToken) is not { } test)
        {
            return;
        }

        foreach (Finding finding in test.Check())
        {
            context.ReportDiagnostic(finding.ToDiagnostic());
        }
    }
}
