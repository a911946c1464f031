using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfTest.Analyzers;

/// <summary>An attribute as it stands in the source.</summary>
internal sealed class WrittenAttribute(AttributeData data, AttributeSyntax syntax)
{
    public AttributeData Data { get; } = data;

    public Location Location { get; } = syntax.GetLocation();

    /// <summary>The attribute's type without its suffix: <c>LoadTest</c>, <c>Stage</c>.</summary>
    public bool Is(string name) => Data.AttributeClass.IsPerfTest(name);

    /// <summary>The attributes of our own that stand on the method, in order; null where the compiler itself refuses one of them.</summary>
    public static IReadOnlyList<WrittenAttribute>? Of(IMethodSymbol method, CancellationToken cancellation)
    {
        var written = new List<WrittenAttribute>();
        foreach (AttributeData data in method.GetAttributes())
        {
            if (data.AttributeClass?.ContainingNamespace is not { Name: "PerfTest", ContainingNamespace.IsGlobalNamespace: true })
            {
                continue;
            }

            bool isRefused = data.AttributeConstructor is null
                || data.ConstructorArguments.Any(argument => argument.Kind == TypedConstantKind.Error)
                || data.NamedArguments.Any(argument => argument.Value.Kind == TypedConstantKind.Error);
            if (isRefused || data.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            {
                return null;
            }

            written.Add(new WrittenAttribute(data, syntax));
        }

        return written;
    }

    /// <summary>The value of the constructor's parameter.</summary>
    public object? Argument(int parameter) => Data.ConstructorArguments[parameter].Value;

    /// <summary>What is written for the property, or null.</summary>
    public ExpressionSyntax? Property(string name) =>
        syntax.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.Expression;

    /// <summary>What is written for the constructor's parameter, or null where it is left to its default.</summary>
    public ExpressionSyntax? Parameter(int parameter)
    {
        if (syntax.ArgumentList is not { } list)
        {
            return null;
        }

        string name = Data.AttributeConstructor!.Parameters[parameter].Name;
        AttributeArgumentSyntax? named = list.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name);
        AttributeArgumentSyntax? positional = parameter < list.Arguments.Count ? list.Arguments[parameter] : null;
        return named?.Expression ?? (positional is { NameColon: null, NameEquals: null } ? positional.Expression : null);
    }

    public Location LocationOfProperty(string name) => Property(name)?.GetLocation() ?? Location;

    public Location LocationOfParameter(int parameter) => Parameter(parameter)?.GetLocation() ?? Location;
}
