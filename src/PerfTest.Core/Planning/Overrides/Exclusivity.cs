namespace PerfTest.Planning;

/// <summary>What one load test keeps others away from: two at once would measure each other.</summary>
internal enum Exclusivity
{
    /// <summary>No other load test of this user runs on this machine, in whatever process.</summary>
    Machine = 0,

    /// <summary>No other load test runs in this process.</summary>
    Process = 1,
}
