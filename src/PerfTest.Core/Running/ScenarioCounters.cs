using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>What one scenario has done so far, a copy. Warm-up is not in it, except in the two VU numbers.</summary>
internal sealed record ScenarioCounters
{
    public required Scenario Scenario { get; init; }

    /// <summary>VUs that run iterations now: within one, or between two.</summary>
    public int ActiveVus { get; init; }

    /// <summary>VUs brought up so far (those of an arrival-rate workload may be idle).</summary>
    public int BroughtUpVus { get; init; }

    /// <summary>VUs that the plan has wanted for at least a moment; for arrival rates the same as <see cref="BroughtUpVus"/>.</summary>
    public int PlannedVus { get; init; }

    /// <summary>Iterations whose due time has come (arrival rates); else those started.</summary>
    public long Due { get; init; }

    public long Started { get; init; }

    /// <summary>Ended by themselves, failed ones included.</summary>
    public long Completed { get; init; }

    /// <summary>Of <see cref="Completed"/>, those whose body threw.</summary>
    public long Failed { get; init; }

    public long Interrupted { get; init; }

    /// <summary>Iterations that a feeder had no row for. They count as not due and not started.</summary>
    public long WithoutRow { get; init; }

    public long DroppedNoIdleVu { get; init; }

    public long DroppedGeneratorLate { get; init; }

    /// <summary>Left over at MaxDuration.</summary>
    public long DroppedMaxDuration { get; init; }

    public long Dropped => DroppedNoIdleVu + DroppedGeneratorLate + DroppedMaxDuration;
}
