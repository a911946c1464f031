namespace PerfTest.Cluster.Protocol;

/// <summary>Asks for what is made once per run.</summary>
internal sealed record OnceRequest : Message
{
    public required string Name { get; init; }
}
