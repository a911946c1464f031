namespace PerfTest;

/// <summary>One simulated user: what an iteration needs to know of itself and can say.</summary>
public sealed class VirtualUser
{
    private static readonly AsyncLocal<VirtualUser?> CurrentUser = new();

    /// <summary>The virtual user on whose behalf this code runs, or null outside a load test's body.</summary>
    public static VirtualUser? Current => CurrentUser.Value;

    /// <summary>Fires when this iteration must end: at the hard deadline, on abort, on cancellation of the test.</summary>
    public CancellationToken CancellationToken { get; internal set; }

    internal bool IsWarmup { get; set; }
}
