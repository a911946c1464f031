using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfTest.Planning;

namespace PerfTest.Analyzers;

/// <summary>PERFTEST107 and 108: the methods that scenarios name, and what the methods of a load test return. What the run would refuse, in its words.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MethodAnalyzer : DiagnosticAnalyzer
{
    private const string Tasks = "System.Threading.Tasks.";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Exec, Rules.Return];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.Method);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.Find(PerfTestNames.LoadTest) is not null)
        {
            CheckReturn(context, method, isScenario: false, method.Find(PerfTestNames.Scenario) is null ? "A load test's method" : "A method with [Scenario]s");
            CheckScenarios(context, method);
        }
        else if (LoadMethod.Of(method) is not null)
        {
            CheckReturn(context, method, isScenario: true, "A scenario's method");
        }
    }

    private static void CheckReturn(SymbolAnalysisContext context, IMethodSymbol method, bool isScenario, string subject)
    {
        string? mistake = method switch
        {
            { ReturnsVoid: true, IsAsync: true } =>
                $"Method '{Name(method)}' is async void, which nobody can await: it would count as done at its first await. Return Task or ValueTask.",
            { ReturnsVoid: true } when isScenario =>
                $"Method '{Name(method)}' returns void. {subject} returns Task or ValueTask; void is for the method that judges the result.",
            { ReturnsVoid: false } when !IsTask(method.ReturnType) =>
                $"Method '{Name(method)}' returns {Name(method.ReturnType)}, a return value that nobody looks at. {subject} returns {(isScenario ? "Task or ValueTask" : "Task, ValueTask or void")}.",
            _ => null,
        };
        if (mistake is not null && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) is MethodDeclarationSyntax declaration)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.Return, declaration.ReturnType.GetLocation(), mistake));
        }
    }

    private static void CheckScenarios(SymbolAnalysisContext context, IMethodSymbol judge)
    {
        foreach (WrittenAttribute scenario in (WrittenAttribute.Of(judge, context.CancellationToken) ?? []).Where(attribute => attribute.Is(PerfTestNames.Scenario)))
        {
            // The planner itself reports the empty name.
            if (scenario.Argument(0) is string { Length: > 0 } exec && Mistake(judge, exec, out string? meant) is { } mistake)
            {
                ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.Exec, scenario.LocationOfParameter(0), meant is null ? properties : properties.Add(Finding.MeantProperty, meant), mistake));
            }
        }
    }

    // As the run looks for it: in the class, then in what it derives from.
    private static string? Mistake(IMethodSymbol judge, string exec, out string? meant)
    {
        meant = null;
        INamedTypeSymbol type = judge.ContainingType;
        string subject = $"[Scenario(\"{exec}\")] of '{Name(judge)}'";
        if (exec == judge.Name)
        {
            return $"{subject} names the method that it stands on, which is no load: it judges the result after the run. Name another method.";
        }

        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            int found = declaring.GetMembers(exec).OfType<IMethodSymbol>().Count();
            if (found > 0)
            {
                return found == 1 ? null : $"{subject} names {found} methods of {Name(declaring)}: a scenario's method has no overloads.";
            }
        }

        // A derived class may have the method: the test then is that one's.
        if (type.IsAbstract || string.IsNullOrWhiteSpace(exec))
        {
            return null;
        }

        string[] names =
        [
            .. type.GetMembers().OfType<IMethodSymbol>()
                .Where(method => method.MethodKind == MethodKind.Ordinary && method.Name != judge.Name && IsTask(method.ReturnType))
                .Select(method => method.Name)
                .Distinct()
                .OrderBy(name => name, StringComparer.Ordinal),
        ];
        meant = names.FirstOrDefault(name => string.Equals(name, exec, StringComparison.OrdinalIgnoreCase)) ?? EditDistance.Nearest(exec, names);
        string candidates = names.Length == 0 ? "It has no method that returns Task or ValueTask." : $"Its methods that return Task or ValueTask are: {string.Join(", ", names)}.";
        return $"{subject} names a method that {Name(type)} does not have. {candidates}";
    }

    private static bool IsTask(ITypeSymbol type) => type is INamedTypeSymbol { IsGenericType: false } && (type.Is(Tasks + "Task") || type.Is(Tasks + "ValueTask"));

    private static string Name(IMethodSymbol method) => Name(method.ContainingType) + "." + method.Name;

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
