using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PerfTest.Analyzers;

/// <summary>A mistake of the planner's, and where it stands.</summary>
/// <param name="Rule">Which rule it breaks.</param>
/// <param name="Location">The narrowest place that is known.</param>
/// <param name="Mistake">The planner's message, which may have several lines.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, Location Location, string Mistake)
{
    /// <summary>The property of a diagnostic that holds what was probably meant at its place.</summary>
    public const string MeantProperty = "meant";

    /// <summary>What was probably meant at the place, or null.</summary>
    public string? Meant { get; init; }

    public Diagnostic ToDiagnostic()
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        return Diagnostic.Create(Rule, Location, Meant is null ? properties : properties.Add(MeantProperty, Meant), MistakeText.OnOneLine(Mistake));
    }
}
