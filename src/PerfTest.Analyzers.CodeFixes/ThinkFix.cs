using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfTest.Analyzers;

/// <summary>PERFTEST112: <c>Thread.Sleep(100)</c> → <c>await vu.ThinkAsync(TimeSpan.FromMilliseconds(100))</c>, or <c>vu.Think(…)</c> in a body that returns nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ThinkFix() : NodeFix(Rules.SleepId)
{
    private protected override Replacement? Fix(SyntaxNode node, Diagnostic diagnostic, SemanticModel model)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Parent: ExpressionStatementSyntax, ArgumentList.Arguments: [{ NameColon: null } argument] } call)
        {
            return null;
        }

        bool isAsync = Enclosing.MayAwait(call);
        if (!isAsync && !(Enclosing.IsInMethodItself(call) && IsVoid(call)))
        {
            return null;
        }

        string time = model.GetTypeInfo(argument.Expression).Type?.SpecialType == SpecialType.System_Int32
            ? $"global::System.TimeSpan.FromMilliseconds({argument.Expression})"
            : argument.Expression.ToString();
        string user = VirtualUser(call, model);
        string text = isAsync ? $"await {user}.ThinkAsync({time})" : $"{user}.Think({time})";
        return new Replacement(isAsync ? "Use ThinkAsync" : "Use Think", call, NewCode.Parse(text));
    }

    private static bool IsVoid(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { ReturnType: PredefinedTypeSyntax { Keyword: var keyword } } && keyword.IsKind(SyntaxKind.VoidKeyword);

    // The parameter, with "!" where data rows make it optional; else the one that runs this code.
    private static string VirtualUser(SyntaxNode node, SemanticModel model)
    {
        IParameterSymbol? parameter = model.LookupSymbols(node.SpanStart).OfType<IParameterSymbol>().FirstOrDefault(candidate => candidate.Type.IsPerfTest(PerfTestNames.VirtualUser));
        return parameter switch
        {
            null => "global::PerfTest.VirtualUser.Current!",
            { NullableAnnotation: NullableAnnotation.Annotated } => parameter.Name + "!",
            _ => parameter.Name,
        };
    }
}
