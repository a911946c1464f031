using System.Globalization;

namespace PerfTest.Planning;

/// <summary>What a threshold computes of a metric's samples.</summary>
internal readonly record struct Aggregation
{
    /// <param name="kind">The function.</param>
    /// <param name="percentile">0…100, for <see cref="AggregationKind.Percentile"/> only.</param>
    public Aggregation(AggregationKind kind, double percentile = 0)
    {
        Kind = kind;
        Percentile = percentile;
    }

    /// <summary>The function.</summary>
    public AggregationKind Kind { get; }

    /// <summary>0…100, for <see cref="AggregationKind.Percentile"/> only; else 0.</summary>
    public double Percentile { get; }

    /// <summary>The form that the threshold grammar reads back: <c>avg</c>, <c>med</c>, <c>p(95)</c>.</summary>
    public override string ToString() => Kind switch
    {
        AggregationKind.Avg => "avg",
        AggregationKind.Min => "min",
        AggregationKind.Max => "max",
        AggregationKind.Count => "count",
        AggregationKind.Rate => "rate",
        AggregationKind.Value => "value",
        _ => Percentile == 50 ? "med" : "p(" + Percentile.ToString("R", CultureInfo.InvariantCulture) + ")",
    };
}
