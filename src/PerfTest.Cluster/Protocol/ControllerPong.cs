namespace PerfTest.Cluster.Protocol;

/// <summary>The answer to a ping.</summary>
internal sealed record ControllerPong : Message
{
    public required int Number { get; init; }

    /// <summary>The controller's time, nanoseconds.</summary>
    public required long At { get; init; }
}
