using System.Collections.Immutable;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>How strictly to judge.</summary>
internal sealed record JudgingOptions
{
    /// <summary><c>PERFTEST_STRICT_HEALTH=1</c>: a suspect run fails.</summary>
    public bool StrictHealth { get; init; }

    /// <summary>How the limits fared that are judged window by window, which only those know who saw each window.</summary>
    public ImmutableDictionary<Threshold, SlidingReading> Sliding { get; init; } = ImmutableDictionary<Threshold, SlidingReading>.Empty;
}
