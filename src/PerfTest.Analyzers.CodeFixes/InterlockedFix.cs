using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfTest.Analyzers;

/// <summary>PERFTEST110: <c>_count++;</c> → <c>Interlocked.Increment(ref _count);</c>, and the like for <c>--</c> and <c>+=</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InterlockedFix() : NodeFix(Rules.SharedStateId)
{
    private protected override Replacement? Fix(SyntaxNode node, Diagnostic diagnostic, SemanticModel model)
    {
        ExpressionSyntax? target = node.AncestorsAndSelf().OfType<ExpressionSyntax>().LastOrDefault(expression => expression.Span == diagnostic.Location.SourceSpan);
        if (target is not { Parent: ExpressionSyntax { Parent: ExpressionStatementSyntax } change } || model.GetSymbolInfo(target).Symbol is not IFieldSymbol field || !IsInterlocked(field.Type))
        {
            return null;
        }

        string? call = change switch
        {
            { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PreIncrementExpression } => $"Increment(ref {target})",
            { RawKind: (int)SyntaxKind.PostDecrementExpression or (int)SyntaxKind.PreDecrementExpression } => $"Decrement(ref {target})",
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } add when add.Left == target => $"Add(ref {target}, {add.Right})",
            _ => null,
        };
        return call is null
            ? null
            : new Replacement("Use Interlocked", change, NewCode.Parse("global::System.Threading.Interlocked." + call));
    }

    private static bool IsInterlocked(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64;
}
