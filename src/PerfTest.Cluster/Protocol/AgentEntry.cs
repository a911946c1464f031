using PerfTest.Running;

namespace PerfTest.Cluster.Protocol;

/// <summary>What the controller knows of an agent in a test.</summary>
internal sealed record AgentEntry
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required int Incarnation { get; init; }

    /// <summary>Of its newest report.</summary>
    public long Seq { get; init; }

    /// <summary>Of its newest figures; 0: none yet.</summary>
    public long MetricsSeq { get; init; }

    public long LastHeard { get; init; }

    public AgentStage Stage { get; init; }

    /// <summary>The attempt that it agreed to, or missed.</summary>
    public int Attempt { get; init; }

    /// <summary>Its part, from 0; null: it has none.</summary>
    public int? Index { get; init; }

    /// <summary>Why it has no part.</summary>
    public OrderKind? Kind { get; init; }

    public string? Reason { get; init; }

    public long RefusedAt { get; init; }

    public long ClockSkew { get; init; }

    public long ClockError { get; init; }

    public bool HasTotals { get; init; }

    /// <summary>Why it is not waited for any more; null: it is.</summary>
    public string? Loss { get; init; }

    public StopCause Cause { get; init; }

    /// <summary>It has a part, and what it says counts.</summary>
    public bool IsMember => Index is not null && Loss is null;
}
