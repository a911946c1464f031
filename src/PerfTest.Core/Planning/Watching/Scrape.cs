using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>What a target says of itself in Prometheus' format, read again and again beside the load.</summary>
internal sealed record Scrape : WatchedRequest
{
    /// <summary>The series that become metrics, by their names; at least one.</summary>
    public required ImmutableArray<string> Series { get; init; }

    public override string Label => $"[Scrape({Written.Quote(Address)})]";
}
