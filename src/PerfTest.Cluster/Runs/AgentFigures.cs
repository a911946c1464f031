using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Running;

namespace PerfTest.Cluster.Runs;

/// <summary>What an agent has measured up to a moment: of all series, or of those that have changed.</summary>
internal sealed record AgentFigures
{
    /// <summary>When, in nanoseconds from t=0.</summary>
    public required long PlanNow { get; init; }

    /// <summary>What its engine has done, in plan order.</summary>
    public required ImmutableArray<ScenarioCounters> Scenarios { get; init; }

    /// <summary>Each since the start.</summary>
    public required ImmutableArray<SeriesSnapshot> Series { get; init; }

    /// <summary>All so far; default: not said this time.</summary>
    public ImmutableArray<ErrorGroup> Errors { get; init; }

    /// <summary>All that was seen there; in its last figures only.</summary>
    public RunRecord? Record { get; init; }
}
