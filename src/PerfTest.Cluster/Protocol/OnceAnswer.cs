namespace PerfTest.Cluster.Protocol;

/// <summary>What is made once per run.</summary>
internal sealed record OnceAnswer : Message
{
    public required string Name { get; init; }

    /// <summary>JSON; null: it could not be made.</summary>
    public byte[]? Value { get; init; }

    /// <summary>Why it could not be made.</summary>
    public string? Failure { get; init; }
}
