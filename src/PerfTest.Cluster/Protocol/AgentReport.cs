using PerfTest.Running;

namespace PerfTest.Cluster.Protocol;

/// <summary>How an agent stands with the test that it has come to. To the controller.</summary>
internal sealed record AgentReport : Message
{
    /// <summary>Grows with each report of the process.</summary>
    public required long Seq { get; init; }

    /// <summary>Grows when the agent was fenced.</summary>
    public required int Incarnation { get; init; }

    /// <summary>As reports call it.</summary>
    public required string Name { get; init; }

    /// <summary>The test; null: between two.</summary>
    public string? Test { get; init; }

    public AgentStage Stage { get; init; }

    /// <summary>What must be the same everywhere; while joining.</summary>
    public Fingerprint? Fingerprint { get; init; }

    /// <summary>The attempt to start that it agrees with, or has missed.</summary>
    public int Attempt { get; init; }

    /// <summary>Its clock minus the controller's, nanoseconds.</summary>
    public long ClockSkew { get; init; }

    /// <summary>The most by which that is wrong, nanoseconds.</summary>
    public long ClockError { get; init; }

    /// <summary>How its load ended; from <see cref="AgentStage.Finished"/> on.</summary>
    public StopCause Cause { get; init; }

    /// <summary>A sentence: why it ended, or why it leaves.</summary>
    public string? Reason { get; init; }
}
