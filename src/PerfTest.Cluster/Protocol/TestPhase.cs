namespace PerfTest.Cluster.Protocol;

/// <summary>How far the run is with a test.</summary>
internal enum TestPhase
{
    /// <summary>No test.</summary>
    None,

    /// <summary>Agents come.</summary>
    Gathering,

    /// <summary>They are all there and set their parts up.</summary>
    Preparing,

    /// <summary>All are ready and are asked to agree to a start.</summary>
    Arming,

    /// <summary>All have agreed. There is no way back.</summary>
    Running,

    /// <summary>All totals have come that will come.</summary>
    Done,

    /// <summary>Nobody starts.</summary>
    Failed,
}
