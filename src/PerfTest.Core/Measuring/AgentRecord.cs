using System.Collections.Immutable;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>One machine's part of a run on several: how much of the load it had, and how it fared.</summary>
internal sealed record AgentRecord
{
    /// <summary>As reports call it: the machine's name and a few characters that tell its processes apart.</summary>
    public required string Name { get; init; }

    /// <summary>Its part of the load: <c>0:1/3</c>.</summary>
    public required string Segment { get; init; }

    /// <summary>Its part of the whole, from 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>What it did, in plan order; until <see cref="SeenUntil"/>.</summary>
    public ImmutableArray<ScenarioCounters> Scenarios { get; init; } = [];

    /// <summary><c>http_reqs</c>.</summary>
    public long Requests { get; init; }

    /// <summary>Start lag p99 in nanoseconds; null in a closed model.</summary>
    public double? StartLagP99 { get; init; }

    /// <summary>How its process fared; null where nobody knows.</summary>
    public HealthMeasurements? Health { get; init; }

    /// <summary>Its clock minus the controller's, in nanoseconds.</summary>
    public long ClockSkew { get; init; }

    /// <summary>The most by which <see cref="ClockSkew"/> is wrong: half of the shortest round trip, in nanoseconds.</summary>
    public long ClockError { get; init; }

    /// <summary>Its totals have come. Else the result holds what it had sent before.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Up to when the result holds what it did, in nanoseconds from t=0.</summary>
    public long SeenUntil { get; init; }

    /// <summary>What became of it, where it is not complete: <c>was not heard of for 10s</c>.</summary>
    public string? Loss { get; init; }
}
