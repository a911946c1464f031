using System.Collections.Immutable;

namespace PerfTest.Running;

/// <summary>How a run ended.</summary>
internal sealed record EngineOutcome
{
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>From t=0 to the end of the last iteration, in nanoseconds.</summary>
    public required long End { get; init; }

    public required StopCause Cause { get; init; }

    /// <summary>A sentence, where the plan did not run to its end.</summary>
    public string? StopReason { get; init; }

    public required ImmutableArray<ScenarioCounters> Scenarios { get; init; }

    /// <summary>Iterations that ignored their cancellation and were left behind.</summary>
    public ImmutableArray<AbandonedIteration> Abandoned { get; init; } = [];

    /// <summary>Sentences: "Insufficient VUs, reached 10 active VUs and cannot initialize more".</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
