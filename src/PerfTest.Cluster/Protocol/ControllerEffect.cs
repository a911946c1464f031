using PerfTest.Running;

namespace PerfTest.Cluster.Protocol;

/// <summary>What a step of the controller wants done outside of it.</summary>
internal abstract record ControllerEffect
{
    /// <summary>Tell whoever is waiting.</summary>
    internal sealed record Tell(string Sentence) : ControllerEffect;

    /// <summary>All have agreed: the load begins then, on the controller's clock.</summary>
    internal sealed record Started(long StartAt) : ControllerEffect;

    /// <summary>Nobody starts.</summary>
    internal sealed record Failed(string Reason) : ControllerEffect;

    /// <summary>New figures of a member: they count.</summary>
    internal sealed record Accepted(AgentMetrics Metrics) : ControllerEffect;

    /// <summary>All totals have come that will come.</summary>
    internal sealed record Completed : ControllerEffect;

    /// <summary>All are told to stop.</summary>
    internal sealed record Stopping(StopCause Cause, string Reason) : ControllerEffect;
}
