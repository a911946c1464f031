using PerfTest.Planning;

namespace PerfTest.Cluster.Protocol;

/// <summary>How long what takes, in nanoseconds. The same on all machines of a run: they have the same build.</summary>
internal static class ClusterTimes
{
    /// <summary>From one sign of life to the next, both ways.</summary>
    public const long Beat = Nanoseconds.PerSecond;

    /// <summary>An agent that is silent for so long is lost.</summary>
    public const long AgentSilence = 10 * Nanoseconds.PerSecond;

    /// <summary>An agent that has not heard of its controller for so long stops its load.</summary>
    public const long ControllerSilence = 15 * Nanoseconds.PerSecond;

    /// <summary>From the decision to start until the start.</summary>
    public const long StartLead = 3 * Nanoseconds.PerSecond;

    /// <summary>So long before the start all must have agreed: the word to go has to reach them.</summary>
    public const long GoLead = Nanoseconds.PerSecond;

    /// <summary>The word to go is repeated so often: it may get lost once.</summary>
    public const long GoBeat = Nanoseconds.PerSecond / 5;

    /// <summary>A ping that was not answered by then got lost.</summary>
    public const long PingTimeout = Nanoseconds.PerSecond / 2;

    /// <summary>Pings by which an agent learns how its clock stands.</summary>
    public const int Pings = 20;

    /// <summary>So long a refused agent may be replaced before its refusal ends the waiting for all.</summary>
    public const long Replacement = 5 * Nanoseconds.PerSecond;

    /// <summary>So long an agent offers its totals to a controller that does not answer, and waits for the verdict of one that does.</summary>
    public const long FinalPatience = 20 * Nanoseconds.PerSecond;

    /// <summary>Behind the graceful stops: whoever has not sent its totals by then never will.</summary>
    public const long EndPatience = 60 * Nanoseconds.PerSecond;
}
