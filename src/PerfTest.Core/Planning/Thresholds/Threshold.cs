namespace PerfTest.Planning;

/// <summary>A limit of the plan: what was written, when it is judged, and who wrote it.</summary>
internal sealed record Threshold
{
    public required ThresholdExpression Expression { get; init; }

    /// <summary>The expression as the user wrote it: the key under which every report shows it.</summary>
    public string Source => Expression.Source;

    /// <summary>The metric's name, or null for the headline latency (fixed per scenario, before load).</summary>
    public string? Metric => Expression.Metric;

    /// <summary>Only samples whose tags equal all of these; empty: all samples.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Filter => Expression.Filter;

    /// <summary>What is computed of the samples, or null where the metric's type has one obvious aggregation (<see cref="ThresholdMeaning"/> knows it).</summary>
    public Aggregation? Aggregation => Expression.Aggregation;

    public Comparison Comparison => Expression.Comparison;

    /// <summary>The limit's number as written, in <see cref="Unit"/>.</summary>
    public double Limit => Expression.Limit;

    /// <summary>The limit's unit as written.</summary>
    public LimitUnit Unit => Expression.Unit;

    /// <summary>Ends the run as soon as the limit is broken.</summary>
    public bool AbortOnFail { get; init; }

    /// <summary>With <see cref="AbortOnFail"/>: not judged during the run before this much of the plan has passed.</summary>
    public TimeSpan DelayAbortEval { get; init; } = TimeSpan.Zero;

    /// <summary>Which completions it judges.</summary>
    public ThresholdScope Scope { get; init; } = ThresholdScope.Run;

    /// <summary>One of the zero budgets that hold when the user wrote none.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The layer that wrote it: <c>[Threshold]</c>, <c>PERFTEST_THRESHOLDS</c>, <c>default</c>.</summary>
    public string Origin { get; init; } = "[Threshold]";

    /// <summary>The canonical form of the expression: parsing it gives an equal one.</summary>
    public string Print() => Expression.Print();
}
