using System.Collections.Immutable;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>Everything that was seen of a run: what judging and reporting need, complete.</summary>
internal sealed record RunRecord
{
    public required LoadPlan Plan { get; init; }

    public required EngineOutcome Outcome { get; init; }

    /// <summary>All metrics over the whole run.</summary>
    public required MetricsSnapshot Metrics { get; init; }

    /// <summary>The run's course, from t=0 to its end.</summary>
    public ImmutableArray<Slice> Slices { get; init; } = [];

    /// <summary>How long a slice is, in nanoseconds: more than one tick where the run was long.</summary>
    public long SliceWidth { get; init; } = Nanoseconds.PerSecond;

    /// <summary>The windows of the plan that have begun.</summary>
    public ImmutableArray<WindowSnapshot> Windows { get; init; } = [];

    /// <summary>Most frequent first.</summary>
    public ImmutableArray<ErrorGroup> Errors { get; init; } = [];

    /// <summary>The slowest requests by the tag <c>name</c>; of each endpoint the slowest first.</summary>
    public ImmutableDictionary<string, ImmutableArray<SlowSample>> Slowest { get; init; } = ImmutableDictionary<string, ImmutableArray<SlowSample>>.Empty;

    /// <summary>A request went to a host in this process, which shares the processor with the generator.</summary>
    public bool IsInMemory { get; init; }

    /// <summary>How the generator fared; null where nobody watched it.</summary>
    public HealthMeasurements? Health { get; init; }

    /// <summary>Where the run was made; null where nobody looked.</summary>
    public MachineInfo? Machine { get; init; }

    /// <summary>The machines of a run on several; none where this process sent all of the load.</summary>
    public ImmutableArray<AgentRecord> Agents { get; init; } = [];

    /// <summary>Endpoints without sub-timings of their own: the memory of histograms was used up.</summary>
    public int FoldedEndpoints { get; init; }

    /// <summary>Where several machines made one run: what each of them did. Empty: one machine made it.</summary>
    public ImmutableArray<RunPart> Parts { get; init; } = [];

    /// <summary>Of a run of several machines, the part of the load that nobody has reported, 0…1. More than 0: it is never a pass.</summary>
    public double MissingShare { get; init; }

    /// <summary>A sentence that says what is missing; null where nothing is.</summary>
    public string? Missing { get; init; }
}
