using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace PerfTest.Analyzers;

/// <summary>Checks the constants that load tests in code hand to <c>LoadBuilder</c>: PERFTEST101 to 105.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LoadBuilderAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Rules.Threshold, Rules.Duration, Rules.Rate, Rules.Stages, Rules.Count];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.TargetMethod.ContainingType.IsPerfTest(PerfTestNames.LoadBuilder))
        {
            return;
        }

        foreach (Finding finding in Check(call))
        {
            if (finding.Rule != Rules.Workload)
            {
                context.ReportDiagnostic(finding.ToDiagnostic());
            }
        }
    }

    private static IEnumerable<Finding> Check(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Threshold" => Constant(call, 0, out ExpressionSyntax written) is string threshold ? LiteralChecks.Threshold(threshold, written, []) : [],
        "Stage" => CheckStage(call),
        // The builder's methods are called like the settings.
        var setting => Constant(call, 0, out ExpressionSyntax written) is { } value ? LiteralChecks.Setting("[LoadTest]", setting, value, written) : [],
    };

    private static IEnumerable<Finding> CheckStage(IInvocationOperation call)
    {
        if (Constant(call, 0, out ExpressionSyntax duration) is not string time || Constant(call, 1, out ExpressionSyntax target) is not { } load)
        {
            return [];
        }

        StageAttribute stage = load is int vus ? new StageAttribute(time, vus) : new StageAttribute(time, (string)load);
        Location arguments = ((InvocationExpressionSyntax)call.Syntax).ArgumentList.GetLocation();
        return LiteralChecks.Stage(stage, arguments, duration, target);
    }

    private static object? Constant(IInvocationOperation call, int parameter, out ExpressionSyntax written)
    {
        IArgumentOperation? argument = call.Arguments.FirstOrDefault(candidate => candidate.Parameter?.Ordinal == parameter);
        written = (argument?.Value.Syntax as ExpressionSyntax)!;
        return written is not null && argument!.Value.ConstantValue is { HasValue: true, Value: var value } ? value : null;
    }
}
