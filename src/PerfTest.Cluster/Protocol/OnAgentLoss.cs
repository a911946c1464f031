namespace PerfTest.Cluster.Protocol;

/// <summary><c>PERFTEST_ON_AGENT_LOSS</c>: what becomes of the others when an agent is lost. The result is incomplete either way.</summary>
internal enum OnAgentLoss
{
    /// <summary>They stop.</summary>
    Abort = 0,

    /// <summary>They go on.</summary>
    Continue = 1,
}
