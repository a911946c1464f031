using System.Collections.Immutable;

namespace PerfTest.Reporting;

/// <summary>One line or area of a chart.</summary>
/// <param name="Name">In the legend: <c>p95</c>.</param>
/// <param name="Style">The name of its colour, dashes and pattern in the style sheet: <c>p95</c>, <c>s5xx</c>.</param>
/// <param name="Values">One for each place; null where there is nothing, infinite where it was not reached.</param>
internal sealed record ChartSeries(string Name, string Style, ImmutableArray<double?> Values)
{
    /// <summary>Filled down to the axis or to the area below.</summary>
    public bool IsArea { get; init; }
}
