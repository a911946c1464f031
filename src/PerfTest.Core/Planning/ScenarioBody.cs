using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>A method that iterations of a scenario run, by name, so that a plan stays serialisable.</summary>
/// <param name="Exec">The method's name.</param>
/// <param name="Weight">Its share of the scenario's iterations, at least 1.</param>
internal sealed record ScenarioBody(string Exec, int Weight = 1)
{
    /// <summary>
    /// The tag <c>scenario</c> of this body's samples, where a weighted <c>[Scenario]</c> gave it a name; null where the scenario's own name is the tag.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>Added to every sample of this body, beside the scenario's tags.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
