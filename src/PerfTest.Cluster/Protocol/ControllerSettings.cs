using PerfTest.Planning;

namespace PerfTest.Cluster.Protocol;

/// <summary>What a controller goes by.</summary>
internal sealed record ControllerSettings
{
    /// <summary>Unique: another controller is another one even if it says it is the same run's.</summary>
    public required string Id { get; init; }

    /// <summary><c>PERFTEST_AGENTS</c>: who send the load.</summary>
    public required int Agents { get; init; }

    /// <summary><c>PERFTEST_AGENT_WAIT</c>: how long they may take to come, nanoseconds. Default 5 min.</summary>
    public long Wait { get; init; } = 5 * Nanoseconds.PerMinute;

    public OnAgentLoss OnAgentLoss { get; init; }
}
