namespace PerfTest.Planning;

/// <summary>What a threshold computes of a metric's samples.</summary>
/// <param name="Kind">The function.</param>
/// <param name="Percentile">0…100, for <see cref="AggregationKind.Percentile"/> only.</param>
internal readonly record struct Aggregation(AggregationKind Kind, double Percentile = 0);
