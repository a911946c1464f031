namespace PerfTest.Planning;

/// <summary>A request that is sent again and again beside the load, to see how the target fares.</summary>
internal sealed record Probe : WatchedRequest
{
    /// <summary>What its metrics begin with; unique within the plan.</summary>
    public required string Name { get; init; }

    /// <summary>All other statuses are failures.</summary>
    public ExpectedStatuses ExpectedStatuses { get; init; } = ExpectedStatuses.Default;

    public override string Label => $"[Probe({Written.Quote(Address)})]";

    /// <summary>From sending to the end of the answer's body, the failed ones too; a time-out counts with the time it took. Tag <c>status</c>.</summary>
    public KnownMetric Duration => new(Name + "_duration", MetricType.Trend, Unit.Time);

    /// <summary>Another status than expected, no answer, or none in time. Tag <c>status</c>; 0 without an answer.</summary>
    public KnownMetric Failed => new(Name + "_failed", MetricType.Rate, Unit.None);

    /// <summary>Probes that were due while the one before was still on its way.</summary>
    public KnownMetric Skipped => new(Name + "_skipped", MetricType.Counter, Unit.None);

    public IEnumerable<KnownMetric> Metrics => [Duration, Failed, Skipped];
}
