namespace PerfTest.Judging;

/// <summary>How strictly to judge, and what is known of the target.</summary>
internal sealed record JudgingOptions
{
    /// <summary>The host under test runs in this process: it shares the processor with the generator.</summary>
    public bool IsInMemory { get; init; }

    /// <summary><c>PERFTEST_STRICT_HEALTH=1</c>: a suspect run fails.</summary>
    public bool StrictHealth { get; init; }
}
