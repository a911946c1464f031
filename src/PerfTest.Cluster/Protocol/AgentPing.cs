namespace PerfTest.Cluster.Protocol;

/// <summary>Asks what time it is.</summary>
internal sealed record AgentPing : Message
{
    public required int Number { get; init; }
}
