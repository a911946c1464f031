using System.Collections.Immutable;
using PerfTest.Measuring;

namespace PerfTest.Judging;

/// <summary>What the rules about the generator look at.</summary>
internal sealed record HealthContext
{
    public required RunRecord Record { get; init; }

    public required SampleView Run { get; init; }

    /// <summary>How the generator fared; null where nobody watched it.</summary>
    public HealthMeasurements? Measured => Record.Health;

    /// <summary>All scenarios are closed models, and the host under test shares the processor: that it is saturated is what such a run is for.</summary>
    public bool SaturatesItself => Record.IsInMemory && Record.Plan.Scenarios.All(scenario => !scenario.Workload.IsArrivalRate);

    /// <summary>All limits, read.</summary>
    public required ImmutableArray<ThresholdReading> Readings { get; init; }

    /// <summary>The lowest upper limit on a latency, in nanoseconds; null where there is none.</summary>
    public double? TightestLimit { get; init; }

    /// <summary>The user has said how many iterations may be dropped.</summary>
    public bool HasOwnDropLimit { get; init; }
}
