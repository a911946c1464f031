using PerfTest.Running;

namespace PerfTest;

/// <summary>One simulated user: what an iteration needs to know of itself and can say.</summary>
public sealed class VirtualUser
{
    private static readonly AsyncLocal<VirtualUser?> CurrentUser = new();

    /// <summary>The virtual user on whose behalf this code runs, or null outside a load test's body.</summary>
    public static VirtualUser? Current
    {
        get => CurrentUser.Value;
        internal set => CurrentUser.Value = value;
    }

    internal bool IsWarmup { get; set; }

    /// <summary>Where its scenario leaves samples.</summary>
    internal IScenarioObserver? ScenarioObserver { get; set; }

    /// <summary>When its iteration started, in nanoseconds from t=0.</summary>
    internal long IterationStart { get; set; }

    /// <summary>Now, in nanoseconds from t=0.</summary>
    internal long NowFromStart { get; set; }

    /// <summary>Its token was fired by a deadline: what is still running has been cut off.</summary>
    internal bool CutOff { get; set; }

    /// <summary>How late its iteration started, until the iteration's first request has taken it over.</summary>
    internal long FirstRequestLag { get; set; }

    /// <summary>What it has begun and not finished in this iteration.</summary>
    internal OpenCalls OpenCalls { get; } = new();

    /// <returns>How late the iteration started, in nanoseconds, for its first request; 0 for every later one.</returns>
    internal long TakeFirstRequestLag()
    {
        var lag = FirstRequestLag;
        FirstRequestLag = 0;
        return lag;
    }
}
