namespace PerfTest.Judging;

/// <summary>How strictly to judge.</summary>
internal sealed record JudgingOptions
{
    /// <summary><c>PERFTEST_STRICT_HEALTH=1</c>: a suspect run fails.</summary>
    public bool StrictHealth { get; init; }
}
