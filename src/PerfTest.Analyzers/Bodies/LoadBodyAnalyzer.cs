using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PerfTest.Analyzers;

/// <summary>An analyzer that looks into the bodies of the methods that virtual users run, with their lambdas and local functions; not into what they call.</summary>
public abstract class LoadBodyAnalyzer : DiagnosticAnalyzer
{
    // Its own analyzers only: what they share is internal.
    private protected LoadBodyAnalyzer()
    {
    }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationBlockStartAction(block =>
        {
            if (block.OwningSymbol is IMethodSymbol method && LoadMethod.Of(method) is { } loadMethod)
            {
                Register(block, loadMethod);
            }
        });
    }

    private protected abstract void Register(OperationBlockStartAnalysisContext context, LoadMethod method);
}
