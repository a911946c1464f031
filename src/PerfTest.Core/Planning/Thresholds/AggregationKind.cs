namespace PerfTest.Planning;

/// <summary>The functions of the threshold grammar. Medians are <see cref="Percentile"/> 50.</summary>
internal enum AggregationKind
{
    Avg,
    Min,
    Max,
    Percentile,
    Count,
    Rate,
    Value,
}
