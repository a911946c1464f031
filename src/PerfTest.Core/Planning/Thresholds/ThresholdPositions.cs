namespace PerfTest.Planning;

/// <summary>Where the parts of a threshold stand in its source, 0-based.</summary>
internal readonly struct ThresholdPositions
{
    public ThresholdPositions(int metric, int filter, int aggregation, int comparison, int limit, int unit)
    {
        Metric = metric;
        Filter = filter;
        Aggregation = aggregation;
        Comparison = comparison;
        Limit = limit;
        Unit = unit;
    }

    public int Metric { get; }

    public int Filter { get; }

    /// <summary>Where the aggregation stands, or would stand.</summary>
    public int Aggregation { get; }

    public int Comparison { get; }

    public int Limit { get; }

    /// <summary>Where the unit stands, or would stand.</summary>
    public int Unit { get; }
}
