using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>Everything from outside the test's own code that shapes its plan.</summary>
internal sealed record PlanOverrides
{
    /// <summary>Nothing is overridden.</summary>
    public static PlanOverrides None { get; } = new();

    /// <summary>Lowest to highest; each is laid over the ones before it, by the rules of <see cref="ExecutionOverride"/>.</summary>
    public ImmutableArray<SettingLayer> Layers { get; init; } = [];

    public RunMode Mode { get; init; } = RunMode.Full;

    /// <summary>Who chose the mode: <c>default</c>, <c>PERFTEST_MODE</c> or <c>debugger</c>.</summary>
    public string ModeOrigin { get; init; } = "default";

    /// <summary>Factor on planned times, more than 0 and at most 100.</summary>
    public TimeScale TimeScale { get; init; } = TimeScale.One;

    /// <summary>The part of the load that this process sends.</summary>
    public Segment Segment { get; init; } = Segment.Whole;

    /// <summary>Root of the run's random numbers, or null for the one derived from the test's name.</summary>
    public long? Seed { get; init; }

    /// <summary>Who wrote <see cref="TimeScale"/>, where somebody did.</summary>
    public string TimeScaleOrigin { get; init; } = VariableNames.TimeScale;

    /// <summary>Who wrote <see cref="Seed"/>, where somebody did.</summary>
    public string SeedOrigin { get; init; } = VariableNames.Seed;

    /// <summary>Settings that shape no plan and belong into the report.</summary>
    public ImmutableArray<SettingOrigin> Others { get; init; } = [];

    /// <summary>What is wrong with the overrides themselves: no load test of this process can be planned.</summary>
    public ImmutableArray<string> Mistakes { get; init; } = [];

    public ImmutableArray<string> Warnings { get; init; } = [];
}
