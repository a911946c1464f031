namespace PerfTest.Cluster.Protocol;

/// <summary>What an agent has measured up to a moment, since the start: of all series, or of those that have changed since the last one.</summary>
internal sealed record AgentMetrics : Message
{
    public required string Test { get; init; }

    public required int Incarnation { get; init; }

    /// <summary>Grows with each of a test.</summary>
    public required long Seq { get; init; }

    /// <summary>When it was so, nanoseconds from t=0.</summary>
    public required long PlanNow { get; init; }

    /// <summary>Nothing comes after it.</summary>
    public bool IsFinal { get; init; }

    public required byte[] Payload { get; init; }
}
