using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfTest.Analyzers;

/// <summary>PERFTEST107: <c>[Scenario("Browze")]</c> → <c>[Scenario(nameof(Browse))]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MeantMethodFix() : NodeFix(Rules.ExecId)
{
    private protected override Replacement? Fix(SyntaxNode node, Diagnostic diagnostic, SemanticModel model) =>
        diagnostic.Properties.TryGetValue(Finding.MeantProperty, out string? meant) && node is ExpressionSyntax expression
            ? new Replacement($"Use nameof({meant})", expression, SyntaxFactory.ParseExpression($"nameof({meant})"))
            : null;
}
