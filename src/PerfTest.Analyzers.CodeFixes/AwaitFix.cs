using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfTest.Analyzers;

/// <summary>PERFTEST113: <c>x.Result</c>, <c>x.Wait()</c>, <c>x.GetAwaiter().GetResult()</c> → <c>await x</c>; <c>Task.WaitAll(…)</c> → <c>await Task.WhenAll(…)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AwaitFix() : NodeFix(Rules.BlockingId)
{
    private protected override Replacement? Fix(SyntaxNode node, Diagnostic diagnostic, SemanticModel model)
    {
        ExpressionSyntax? blocking = node.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(expression => expression.Span == diagnostic.Location.SourceSpan);
        if (blocking is null || !Enclosing.MayAwait(blocking) || Awaited(blocking) is not { } task)
        {
            return null;
        }

        ExpressionSyntax awaited = SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), task.WithoutTrivia());
        return new Replacement("Await the task", blocking, NeedsParentheses(blocking) ? SyntaxFactory.ParenthesizedExpression(awaited) : awaited);
    }

    private static ExpressionSyntax? Awaited(ExpressionSyntax blocking) => blocking switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result => result.Expression,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => (access.Name.Identifier.ValueText, call.ArgumentList.Arguments.Count) switch
        {
            ("Wait", 0) => access.Expression,
            ("GetResult", 0) => access.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" } awaiter } ? awaiter.Expression : null,
            // With a time limit it returns whether all were done.
            ("WaitAll", _) when call.Parent is ExpressionStatementSyntax && call.ArgumentList.Arguments.Count > 0 && !HasLimit(call) => call.WithExpression(access.WithName(SyntaxFactory.IdentifierName("WhenAll"))),
            _ => null,
        },
        _ => null,
    };

    private static bool HasLimit(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Last().Expression is LiteralExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CancellationToken" };

    private static bool NeedsParentheses(ExpressionSyntax expression) => expression.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == expression,
        ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax or InvocationExpressionSyntax => true,
        _ => false,
    };
}
