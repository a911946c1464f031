using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace PerfTest.Analyzers;

/// <summary>Code that is put into a user's document.</summary>
internal static class NewCode
{
    /// <summary>Names may be written in full, with <c>global::</c>: they become as short as the document's usings let them.</summary>
    public static ExpressionSyntax Parse(string expression)
    {
        ExpressionSyntax parsed = SyntaxFactory.ParseExpression(expression);
        return parsed.ReplaceNodes(
            parsed.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Where(access => access.ToString().StartsWith("global::", StringComparison.Ordinal)),
            (_, access) => access.WithAdditionalAnnotations(Simplifier.Annotation));
    }
}
