using System.Collections.Immutable;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>What one of several machines did of a run, where it is not added up: who it was, how it fared, how much it sent.</summary>
internal sealed record RunPart
{
    /// <summary>What reports call it: the file or the agent that it came from; null where only its segment is known.</summary>
    public string? Name { get; init; }

    /// <summary>Its part of the load.</summary>
    public required Segment Segment { get; init; }

    /// <summary>t=0 of the plan by its own clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>From t=0 to the end of its last iteration, in nanoseconds.</summary>
    public required long End { get; init; }

    public required StopCause Cause { get; init; }

    /// <summary>Of its own scenarios, in plan order.</summary>
    public required ImmutableArray<ScenarioCounters> Scenarios { get; init; }

    /// <summary>How it fared; null where nobody watched it.</summary>
    public HealthMeasurements? Health { get; init; }

    /// <summary>Where it ran; null where nobody looked.</summary>
    public MachineInfo? Machine { get; init; }

    /// <summary><c>agent 2</c>, or <c>segment 1/3:2/3</c>.</summary>
    public string Label => Name ?? $"segment {Segment}";

    /// <summary>A run by itself as the part that it is of a whole.</summary>
    public static RunPart Of(RunRecord record, string? name = null) => new()
    {
        Name = name,
        Segment = record.Plan.Segment,
        StartedAt = record.Outcome.StartedAt,
        End = record.Outcome.End,
        Cause = record.Outcome.Cause,
        Scenarios = record.Outcome.Scenarios,
        Health = record.Health,
        Machine = record.Machine,
    };
}
