namespace PerfTest.Planning;

/// <summary>A request that is sent again and again beside the load, to see how the target fares.</summary>
internal sealed record Probe
{
    /// <summary>What its metrics begin with; unique within the plan.</summary>
    public required string Name { get; init; }

    /// <summary>A path, beginning with a slash, or a whole address of http or https.</summary>
    public required string Address { get; init; }

    /// <summary>From one to the next; the first at t=0.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>Without an answer by then it has failed.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>All other statuses are failures.</summary>
    public ExpectedStatuses ExpectedStatuses { get; init; } = ExpectedStatuses.Default;

    /// <summary>Of a path: the field that holds the client; null: the test's only one.</summary>
    public string? Client { get; init; }

    public bool IsPath => Address[0] == '/';

    /// <summary>From sending to the end of the answer's body, the failed ones too; a time-out counts with the time it took. Tag <c>status</c>.</summary>
    public KnownMetric Duration => new(Name + "_duration", MetricType.Trend, Unit.Time);

    /// <summary>Another status than expected, no answer, or none in time. Tag <c>status</c>; 0 without an answer.</summary>
    public KnownMetric Failed => new(Name + "_failed", MetricType.Rate, Unit.None);

    /// <summary>Probes that were due while the one before was still on its way.</summary>
    public KnownMetric Skipped => new(Name + "_skipped", MetricType.Counter, Unit.None);

    public IEnumerable<KnownMetric> Metrics => [Duration, Failed, Skipped];
}
