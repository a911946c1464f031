namespace PerfTest;

/// <summary>What happens when a virtual user wants a row of a <see cref="FeedOrder.Queue"/> and none is left.</summary>
public enum WhenUsedUp
{
    /// <summary>The run ends there as if it had been planned so: running iterations finish, and limits judge what was measured. The default.</summary>
    EndRun = 0,

    /// <summary>The run is aborted, and the load test fails.</summary>
    Fail = 1,
}
