using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>What shall be done: immutable, checked, complete and serialisable. Everything after planning reads it; nothing changes it.</summary>
internal sealed record LoadPlan
{
    /// <summary>The test's name, as its framework shows it.</summary>
    public required string Name { get; init; }

    public required ImmutableArray<Scenario> Scenarios { get; init; }

    /// <summary>All limits, the default budgets included.</summary>
    public required ImmutableArray<Threshold> Thresholds { get; init; }

    /// <summary>Metrics that the user has declared or that what he has declared brings along, beside the built-in ones.</summary>
    public ImmutableArray<KnownMetric> DeclaredMetrics { get; init; } = [];

    /// <summary>What is asked of the target beside the load. Their metrics are among <see cref="DeclaredMetrics"/>.</summary>
    public ImmutableArray<Probe> Probes { get; init; } = [];

    /// <summary>What the target says of itself and is read beside the load.</summary>
    public ImmutableArray<Scrape> Scrapes { get; init; } = [];

    /// <summary>The processes that are watched beside the load. An application in this process is watched without being named.</summary>
    public ImmutableArray<WatchedProcess> Watched { get; init; } = [];

    /// <summary>Figures that are judged against earlier runs; the limits that come of it are among <see cref="Thresholds"/>.</summary>
    public ImmutableArray<Baseline> Baselines { get; init; } = [];

    /// <summary>The search whose first level this plan is; null: none.</summary>
    public BreakingPointPlan? BreakingPoint { get; init; }

    /// <summary>Which HTTP statuses are expected of requests that do not say so themselves.</summary>
    public ExpectedStatuses ExpectedStatuses { get; init; } = ExpectedStatuses.Default;

    public RunMode Mode { get; init; } = RunMode.Full;

    /// <summary>Root of every random number of the run.</summary>
    public long Seed { get; init; }

    /// <summary>The part of the load that this process sends: VUs, iterations and rows of feeders are divided, what is written here is the whole's.</summary>
    public Segment Segment { get; init; } = Segment.Whole;

    /// <summary>Factor on planned times that has already been applied to everything in this plan; 1 when unscaled.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>Where each setting came from, in the order of the report.</summary>
    public ImmutableArray<SettingOrigin> Origins { get; init; } = [];

    /// <summary>Sentences about the input that did not stop it.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>From t=0 to the last scenario's regular deadline.</summary>
    public TimeSpan Duration => Scenarios.Max(scenario => scenario.Deadline);

    /// <summary>The most VUs at once if all scenarios peak together.</summary>
    public int PeakVus => Scenarios.Sum(scenario => scenario.Workload.PeakVus);
}
