using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PerfTest.Analyzers;

/// <summary>Which function of a body an operation belongs to.</summary>
internal static class Functions
{
    /// <summary>The lambda or the local function around the operation, or the method itself.</summary>
    public static IMethodSymbol Around(IOperation operation, IMethodSymbol method) => Nearest(operation) switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        ILocalFunctionOperation local => local.Symbol,
        _ => method,
    };

    public static IEnumerable<IOperation> Ancestors(IOperation operation)
    {
        for (IOperation? ancestor = operation.Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            yield return ancestor;
        }
    }

    private static IOperation? Nearest(IOperation operation) =>
        Ancestors(operation).FirstOrDefault(ancestor => ancestor is IAnonymousFunctionOperation or ILocalFunctionOperation);
}
