namespace PerfTest.Planning;

/// <summary>Everything a user wrote on one load test, unparsed: what an adapter or the code-first door hands to planning.</summary>
internal sealed record LoadTestDeclaration
{
    /// <summary>The test's name, as its framework shows it.</summary>
    public required string Name { get; init; }

    /// <summary>The method under <c>[LoadTest]</c>: the body where there are no scenarios, the judging method where there are.</summary>
    public required string Method { get; init; }

    public required WorkloadSettings Workload { get; init; }

    /// <summary>The <c>[Stage]</c> attributes, in declaration order.</summary>
    public IReadOnlyList<StageAttribute> Stages { get; init; } = [];

    public IReadOnlyList<ThresholdAttribute> Thresholds { get; init; } = [];

    /// <summary>The <c>[Baseline]</c> attributes.</summary>
    public IReadOnlyList<BaselineAttribute> Baselines { get; init; } = [];

    public IReadOnlyList<ScenarioAttribute> Scenarios { get; init; } = [];

    /// <summary>The <c>[Metric]</c> attributes.</summary>
    public IReadOnlyList<MetricAttribute> Metrics { get; init; } = [];

    /// <summary>The <c>[Probe]</c> attributes.</summary>
    public IReadOnlyList<ProbeAttribute> Probes { get; init; } = [];

    /// <summary>The <c>[Scrape]</c> attributes.</summary>
    public IReadOnlyList<ScrapeAttribute> Scrapes { get; init; } = [];

    /// <summary>The <c>[Watch]</c> attributes.</summary>
    public IReadOnlyList<WatchAttribute> Watches { get; init; } = [];

    /// <summary>The <c>[BreakingPoint]</c> attribute, or null.</summary>
    public BreakingPointAttribute? BreakingPoint { get; init; }

    /// <summary>The test's own client is needed for something that is watched beside the load, or measured before it.</summary>
    public bool NeedsClients => Probes.Count + Scrapes.Count + Watches.Count > 0
        || Thresholds.Any(threshold => threshold.Expression?.Contains(TargetMetrics.Allocated.Name, StringComparison.Ordinal) == true);

    /// <summary>The nearest <c>[ExpectStatus]</c>, on the method, its class or its assembly; null: none.</summary>
    public ExpectStatusAttribute? ExpectStatus { get; init; }

    /// <summary>The profile of this test, or null.</summary>
    public ProfileAttribute? Profile { get; init; }

    /// <summary>True where the body blocks its thread (it returns nothing awaitable): such VUs cost a thread each.</summary>
    public bool IsSynchronous { get; init; }
}
