namespace PerfTest.Cluster.Protocol;

/// <summary>What the controller makes of one agent. To that agent.</summary>
internal sealed record AgentOrder : Message
{
    public required long Seq { get; init; }

    public required string Test { get; init; }

    /// <summary>Which one is meant.</summary>
    public required int Incarnation { get; init; }

    public required OrderKind Kind { get; init; }

    /// <summary>Its part, from 0, of <see cref="Count"/>.</summary>
    public int Index { get; init; }

    public int Count { get; init; }

    /// <summary>Its totals have come.</summary>
    public bool HasTotals { get; init; }

    /// <summary>The verdict on a test that is over.</summary>
    public string? Verdict { get; init; }

    /// <summary>A sentence, where it takes no part.</summary>
    public string? Reason { get; init; }
}
