using PerfTest.Planning;

namespace PerfTest.Cluster.Protocol;

/// <summary>What an agent goes by.</summary>
internal sealed record AgentSettings
{
    /// <summary>Unique: a process that is started again is another agent.</summary>
    public required string Id { get; init; }

    /// <summary>As reports call it.</summary>
    public required string Name { get; init; }

    /// <summary><c>PERFTEST_AGENT_WAIT</c>: how long it waits at a test for its part, nanoseconds. Default 5 min.</summary>
    public long Wait { get; init; } = 5 * Nanoseconds.PerMinute;
}
