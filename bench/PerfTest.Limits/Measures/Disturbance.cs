namespace PerfTest.Bench;

/// <summary>What a test process may do while it makes load.</summary>
internal enum Disturbance
{
    None,

    /// <summary>A thread that keeps the garbage collector busy: a full collection ten times a second.</summary>
    Collections,

    /// <summary>64 threads of the pool wait for something that does not come.</summary>
    BlockedPool,
}
