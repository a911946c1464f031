namespace PerfTest.Planning;

/// <summary>A figure that is judged against what it was in earlier runs.</summary>
internal sealed record Baseline
{
    /// <summary>As it was written: <c>p95</c>.</summary>
    public required string Figure { get; init; }

    /// <summary>What is measured: metric, filter and aggregation. Its limit is a stand-in.</summary>
    public required ThresholdExpression Expression { get; init; }

    /// <summary>0.1 is 10 %; null: no upper limit.</summary>
    public double? MaxIncrease { get; init; }

    /// <summary>0.1 is 10 %; null: no lower limit.</summary>
    public double? MaxDecrease { get; init; }

    /// <summary>The figure in one form, however it was written: under it the history keeps its values.</summary>
    public string Key => Expression.Print().Replace(Expression.Comparison.Symbol() + Expression.PrintLimit(), "").TrimEnd(' ', ':');
}
