using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace PerfTest.Analyzers;

/// <summary>PERFTEST112 and 113: threads that sleep, and threads that wait for a task, where the body could await.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingAnalyzer : LoadBodyAnalyzer
{
    private const string Tasks = "System.Threading.Tasks.";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Sleep, Rules.Blocking];

    private protected override void Register(OperationBlockStartAnalysisContext context, LoadMethod method)
    {
        context.RegisterOperationAction(operation => AnalyzeCall(operation, method), OperationKind.Invocation);
        context.RegisterOperationAction(operation => AnalyzeProperty(operation, method), OperationKind.PropertyReference);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, LoadMethod method)
    {
        var call = (IInvocationOperation)context.Operation;
        INamedTypeSymbol type = call.TargetMethod.ContainingType;
        switch (call.TargetMethod.Name)
        {
            case "Sleep" when type.Is("System.Threading.Thread"):
                bool isAsync = CanAwait(call, method.Method);
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.Sleep,
                    call.Syntax.GetLocation(),
                    "Thread.Sleep keeps a thread for every virtual user and does not wake up when the test ends. Write "
                    + (isAsync ? "'await vu.ThinkAsync(…)'" : "'vu.Think(…)'") + ", whose time does not count as the target's."));
                break;
            case "Wait" when type.Is(Tasks + "Task"):
                ReportBlocking(context, method, call, call.Instance, "Wait()");
                break;
            case "WaitAll" when type.Is(Tasks + "Task"):
                ReportBlocking(context, method, call, null, "Task.WaitAll");
                break;
            case "WaitAny" when type.Is(Tasks + "Task"):
                ReportBlocking(context, method, call, null, "Task.WaitAny");
                break;
            case "GetResult" when type.ContainingNamespace?.ToDisplayString() == "System.Runtime.CompilerServices" && type.Name.Contains("Awaiter"):
                ReportBlocking(context, method, call, (call.Instance as IInvocationOperation)?.Instance, "GetAwaiter().GetResult()");
                break;
        }
    }

    private static void AnalyzeProperty(OperationAnalysisContext context, LoadMethod method)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        INamedTypeSymbol type = reference.Property.ContainingType;
        bool isInNameof = Functions.Ancestors(reference).Any(ancestor => ancestor is INameOfOperation);
        if (reference.Property.Name == "Result" && !isInNameof && (type.Is(Tasks + "Task") || type.Is(Tasks + "ValueTask")))
        {
            ReportBlocking(context, method, reference, reference.Instance, "Result");
        }
    }

    private static void ReportBlocking(OperationAnalysisContext context, LoadMethod method, IOperation blocking, IOperation? task, string what)
    {
        if (!CanAwait(blocking, method.Method) || IsDone(task))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Rules.Blocking,
            blocking.Syntax.GetLocation(),
            $"{what} keeps a thread of the pool until the task is done, for every virtual user at the same time: the load generator starves itself. Await the task."));
    }

    // A method that returns void has a thread of its own to block. Who runs a lambda that is not async is not known here.
    private static bool CanAwait(IOperation operation, IMethodSymbol method)
    {
        IMethodSymbol function = Functions.Around(operation, method);
        return function.IsAsync || (function.MethodKind != MethodKind.AnonymousFunction && !method.ReturnsVoid);
    }

    // Awaited before, or asked whether it is done: such a result is there. Local variables only, and in the order of the text.
    private static bool IsDone(IOperation? task)
    {
        if (task is not (ILocalReferenceOperation or IParameterReferenceOperation) || task.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
        {
            return false;
        }

        string name = task.Syntax.ToString();
        bool Mentions(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(identifier => identifier.Identifier.ValueText == name);
        return member.DescendantNodes().TakeWhile(node => node.SpanStart < task.Syntax.SpanStart).Any(node => node switch
        {
            AwaitExpressionSyntax await => await.Span.End <= task.Syntax.SpanStart && Mentions(await.Expression),
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText.StartsWith("IsCompleted", StringComparison.Ordinal) && Mentions(access.Expression),
            _ => false,
        });
    }
}
