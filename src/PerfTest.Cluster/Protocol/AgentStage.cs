namespace PerfTest.Cluster.Protocol;

/// <summary>How far an agent is with a test.</summary>
internal enum AgentStage
{
    /// <summary>It takes part in none.</summary>
    Idle,

    /// <summary>It has come to the test and waits for its part.</summary>
    Joining,

    /// <summary>It sets its part up.</summary>
    Preparing,

    /// <summary>All is set up, and its clock is known.</summary>
    Ready,

    /// <summary>It agrees to start.</summary>
    Armed,

    /// <summary>It was told to go too late, and has not started.</summary>
    Missed,

    /// <summary>It starts, or has.</summary>
    Running,

    /// <summary>Its load has ended.</summary>
    Finished,

    /// <summary>It takes no further part: its set-up failed, or its process ends.</summary>
    Left,
}
