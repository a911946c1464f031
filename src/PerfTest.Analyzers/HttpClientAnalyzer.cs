using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace PerfTest.Analyzers;

/// <summary>PERFTEST111: a client, and with it connections, for each iteration.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HttpClientAnalyzer : LoadBodyAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.HttpClient];

    private protected override void Register(OperationBlockStartAnalysisContext context, LoadMethod method) =>
        context.RegisterOperationAction(Analyze, OperationKind.ObjectCreation);

    private static void Analyze(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!IsHttpClient(creation.Type) || IsOnce(creation))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Rules.HttpClient,
            creation.Syntax.GetLocation(),
            $"Every iteration makes a new {creation.Type!.Name} with connections of its own, until the machine has no ports left. Make one for the test, in a field or the constructor: LoadHttp.CreateClient gives each virtual user its connections."));
    }

    private static bool IsHttpClient(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Is("System.Net.Http.HttpClient"))
            {
                return true;
            }
        }

        return false;
    }

    // Kept for the virtual user or the run: x ??= new …, if (x is null) x = new …, if (!vu.State.TryGetValue(…)) …, GetOrAdd(…, () => new …), new Lazy<…>(() => new …).
    private static bool IsOnce(IObjectCreationOperation creation)
    {
        IMethodSymbol? factory = null;
        foreach (IOperation ancestor in Functions.Ancestors(creation))
        {
            switch (ancestor)
            {
                case ICoalesceAssignmentOperation or ICoalesceOperation:
                case IConditionalOperation condition when AsksForExisting(condition.Condition):
                    return true;
                case IAnonymousFunctionOperation lambda:
                    factory = lambda.Symbol;
                    break;
                case IObjectCreationOperation when factory is not null && ancestor.Type.Is("System.Lazy"):
                    return true;
                case IInvocationOperation call when factory is { ReturnsVoid: false } && call.TargetMethod.Name is "GetOrAdd" or "AddOrUpdate" or "GetOrCreate" or "GetOrCreateAsync" or "EnsureInitialized":
                    return true;
            }
        }

        return false;
    }

    private static bool AsksForExisting(IOperation condition) => condition.DescendantsAndSelf().Any(part => part switch
    {
        IIsPatternOperation or IIsTypeOperation => true,
        ILiteralOperation { ConstantValue: { HasValue: true, Value: null } } => true,
        IInvocationOperation call => call.TargetMethod.Name is "TryGetValue" or "ContainsKey",
        IPropertyReferenceOperation reference => reference.Property.Name == "Iteration" && reference.Property.ContainingType.IsPerfTest(PerfTestNames.VirtualUser),
        _ => false,
    });
}
