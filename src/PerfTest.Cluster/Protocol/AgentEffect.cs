using PerfTest.Running;

namespace PerfTest.Cluster.Protocol;

/// <summary>What a step of an agent wants done outside of it.</summary>
internal abstract record AgentEffect
{
    /// <summary>It has a part: set it up.</summary>
    internal sealed record Assigned(int Index, int Count) : AgentEffect;

    /// <summary>Begin then, on the agent's clock.</summary>
    internal sealed record Start(long At) : AgentEffect;

    /// <summary>Stop the load gracefully.</summary>
    internal sealed record Stop(StopCause Cause, string Reason) : AgentEffect;

    /// <summary>The test is over for this agent.</summary>
    /// <param name="IsDone">Its part was carried out, and the controller has its totals.</param>
    /// <param name="Sentence">What became of it.</param>
    internal sealed record Ended(bool IsDone, string Sentence) : AgentEffect;
}
