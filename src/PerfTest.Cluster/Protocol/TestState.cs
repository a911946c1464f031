using System.Collections.Immutable;
using PerfTest.Running;

namespace PerfTest.Cluster.Protocol;

/// <summary>The test that a controller is with.</summary>
internal sealed record TestState
{
    public required string Key { get; init; }

    public required Fingerprint Fingerprint { get; init; }

    public required TestPhase Phase { get; init; }

    /// <summary>Agents may come until then.</summary>
    public required long Deadline { get; init; }

    /// <summary>Plan and graceful stops together, nanoseconds from the start.</summary>
    public required long Length { get; init; }

    public int Attempt { get; init; }

    public long? StartAt { get; init; }

    public StopCause StopCause { get; init; }

    public string? Stop { get; init; }

    public long StoppedAt { get; init; }

    public string? Verdict { get; init; }

    public ImmutableSortedDictionary<string, AgentEntry> Agents { get; init; } = ImmutableSortedDictionary.Create<string, AgentEntry>(StringComparer.Ordinal);

    /// <summary>Those with a part, lost or not, in its order.</summary>
    public IEnumerable<AgentEntry> Parts => Agents.Values.Where(agent => agent.Index is not null).OrderBy(agent => agent.Index);

    public IEnumerable<AgentEntry> Members => Agents.Values.Where(agent => agent.IsMember);
}
