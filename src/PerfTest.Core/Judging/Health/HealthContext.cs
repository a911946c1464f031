using PerfTest.Measuring;

namespace PerfTest.Judging;

/// <summary>What the rules about the generator look at.</summary>
internal sealed record HealthContext
{
    public required RunRecord Record { get; init; }

    public required SampleView Run { get; init; }

    public required JudgingOptions Options { get; init; }

    /// <summary>The lowest upper limit on a latency, in nanoseconds; null where there is none.</summary>
    public double? TightestLimit { get; init; }

    /// <summary>The user has said how many iterations may be dropped.</summary>
    public bool HasOwnDropLimit { get; init; }
}
