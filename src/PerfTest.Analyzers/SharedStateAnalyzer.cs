using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace PerfTest.Analyzers;

/// <summary>PERFTEST110: writes to fields and properties of the test class, which all virtual users share.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedStateAnalyzer : LoadBodyAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.SharedState];

    private protected override void Register(OperationBlockStartAnalysisContext context, LoadMethod method)
    {
        context.RegisterOperationAction(
            operation => Check(operation, method, ((IAssignmentOperation)operation.Operation).Target, isPlain: operation.Operation is ISimpleAssignmentOperation),
            OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment, OperationKind.DeconstructionAssignment);
        context.RegisterOperationAction(
            operation => Check(operation, method, ((IIncrementOrDecrementOperation)operation.Operation).Target, isPlain: false),
            OperationKind.Increment, OperationKind.Decrement);
        context.RegisterOperationAction(operation => CheckOut(operation, method), OperationKind.Argument);
    }

    private static void CheckOut(OperationAnalysisContext context, LoadMethod method)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument.Parameter?.RefKind == RefKind.Out)
        {
            Check(context, method, argument.Value, isPlain: true);
        }
    }

    private static void Check(OperationAnalysisContext context, LoadMethod method, IOperation target, bool isPlain)
    {
        if (target is ITupleOperation tuple)
        {
            foreach (IOperation element in tuple.Elements)
            {
                Check(context, method, element, isPlain);
            }

            return;
        }

        if (Shared(target, method) is not { } member || IsVolatileWrite(member, isPlain) || IsLocked(target))
        {
            return;
        }

        string kind = member is IFieldSymbol ? "field" : "property";
        string instances = method.CanHaveInstances && !member.IsStatic ? "; or [LoadTest(" + LoadMethod.InstancePerVu + " = true)]" : "";
        string owner = member.IsStatic ? $"the static {kind} '{member.Name}'" : $"the {kind} '{member.Name}', on one instance";
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.SharedState,
            target.Syntax.GetLocation(),
            $"All virtual users write {owner}: what one writes, another overwrites. Count with vu.Counter or Interlocked; keep what a virtual user needs again in vu.State{instances}."));
    }

    // Indexers are left alone: a slot of one's own in a shared array is the very way to do it.
    private static ISymbol? Shared(IOperation target, LoadMethod method)
    {
        if (target is not IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } reference)
        {
            return null;
        }

        ISymbol member = reference.Member;
        if (member.IsStatic)
        {
            return IsOwn(member.ContainingType, method.Method.ContainingType) && !IsPerThread(member) ? member : null;
        }

        return method.IsShared && reference.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } ? member : null;
    }

    private static bool IsOwn(INamedTypeSymbol declaring, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? own = type; own is not null; own = own.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, declaring.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPerThread(ISymbol member) => member.GetAttributes().Any(data => data.AttributeClass.Is("System.ThreadStaticAttribute"));

    private static bool IsVolatileWrite(ISymbol member, bool isPlain) => isPlain && member is IFieldSymbol { IsVolatile: true };

    private static bool IsLocked(IOperation target) => Functions.Ancestors(target).Any(ancestor => ancestor is ILockOperation);
}
