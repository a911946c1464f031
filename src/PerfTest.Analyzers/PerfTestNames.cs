using Microsoft.CodeAnalysis;

namespace PerfTest.Analyzers;

/// <summary>The types that users write, told by name: each adapter declares its own <c>LoadTestAttribute</c>.</summary>
internal static class PerfTestNames
{
    public const string LoadTest = "LoadTestAttribute";
    public const string Scenario = "ScenarioAttribute";
    public const string Profile = "ProfileAttribute";
    public const string Stage = "StageAttribute";
    public const string Threshold = "ThresholdAttribute";
    public const string Probe = "ProbeAttribute";
    public const string Scrape = "ScrapeAttribute";
    public const string Watch = "WatchAttribute";
    public const string BreakingPoint = "BreakingPointAttribute";
    public const string Metric = "MetricAttribute";
    public const string VirtualUser = "VirtualUser";
    public const string LoadBuilder = "LoadBuilder";

    /// <summary>Whether the type is <c>PerfTest.{name}</c>.</summary>
    public static bool IsPerfTest(this ITypeSymbol? type, string name) =>
        type is not null && type.Name == name && type.ContainingNamespace is { Name: "PerfTest", ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>Whether the type is <paramref name="fullName"/>, whatever its type arguments are.</summary>
    public static bool Is(this ITypeSymbol? type, string fullName)
    {
        if (type is null || !fullName.EndsWith(type.Name, StringComparison.Ordinal))
        {
            return false;
        }

        INamespaceSymbol? space = type.ContainingNamespace;
        return space is not null && type.ContainingType is null && space.ToDisplayString() + "." + type.Name == fullName;
    }

    public static AttributeData? Find(this ISymbol symbol, string attribute) =>
        symbol.GetAttributes().FirstOrDefault(data => data.AttributeClass.IsPerfTest(attribute));
}
