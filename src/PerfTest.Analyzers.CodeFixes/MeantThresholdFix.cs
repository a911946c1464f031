using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfTest.Analyzers;

/// <summary>PERFTEST101: what the message says was meant, in the place of what was written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MeantThresholdFix() : NodeFix(Rules.ThresholdId)
{
    private protected override Replacement? Fix(SyntaxNode node, Diagnostic diagnostic, SemanticModel model)
    {
        if (!diagnostic.Properties.TryGetValue(Finding.MeantProperty, out string? meant) || node.FirstAncestorOrSelf<LiteralExpressionSyntax>() is not { } literal)
        {
            return null;
        }

        int start = diagnostic.Location.SourceSpan.Start - literal.SpanStart;
        string text = literal.ToString().Remove(start, diagnostic.Location.SourceSpan.Length).Insert(start, meant!);
        return new Replacement($"Write {meant}", literal, SyntaxFactory.ParseExpression(text));
    }
}
