using PerfTest.Running;

namespace PerfTest.Cluster.Protocol;

/// <summary>An agent's side of the protocol: pure steps from one state to the next, with the messages and effects that they cause. Times are nanoseconds.</summary>
internal static class Agent
{
    /// <summary>It has come to a test and wants its part in it.</summary>
    public static AgentStep Join(AgentState state, string test, Fingerprint fingerprint, long now) => new AgentStepper(state, now).Join(test, fingerprint);

    /// <summary>Its part is set up.</summary>
    public static AgentStep Prepared(AgentState state, long now) => new AgentStepper(state, now).Prepared();

    public static AgentStep Receive(AgentState state, Message message, long now) => new AgentStepper(state, now).Receive(message);

    /// <summary>The controller has said what cannot be understood.</summary>
    public static AgentStep Refuse(AgentState state, string mistake, long now) => new AgentStepper(state, now).Refuse(mistake);

    /// <summary>Time has passed: at least five times a second.</summary>
    public static AgentStep Tick(AgentState state, long now) => new AgentStepper(state, now).Tick();

    /// <summary>Its load has ended; its totals are offered from now on.</summary>
    public static AgentStep Finished(AgentState state, StopCause cause, string? reason, long now) => new AgentStepper(state, now).Finished(cause, reason);

    /// <summary>It takes no further part in the test.</summary>
    public static AgentStep Leave(AgentState state, string reason, long now) => new AgentStepper(state, now).Leave(reason);
}
