using System.Collections.Immutable;

namespace PerfTest.Measuring;

/// <summary>
/// The extremes of <c>vus</c> over several machines. Those of a sum cannot be had from those of its parts, which need not come at the same time: they are had from the
/// course, in which the parts have been added up second by second.
/// </summary>
internal static class VuGauges
{
    /// <param name="metrics">Merged: with the sums of the parts' extremes.</param>
    /// <param name="slices">Merged.</param>
    public static MetricsSnapshot Correct(MetricsSnapshot metrics, ImmutableArray<Slice> slices) => slices.IsEmpty
        ? metrics
        : new([.. metrics.Metrics.Select(metric => metric.Metric.Name == MetricNames.Vus ? metric with { Series = [.. metric.Series.Select(series => Correct((GaugeSnapshot)series, slices))] } : metric)], metrics.FoldedTagSets);

    private static GaugeSnapshot Correct(GaugeSnapshot series, ImmutableArray<Slice> slices)
    {
        if (series.Totals is not { } totals)
        {
            return series;
        }

        // Slices that were merged know means: the extremes may lie further out, but never beyond the sums of the parts'.
        var course = slices.Select(slice => slice.Scenarios.Where(scenario => series.Tags.Scenario is not { } name || name == scenario.Scenario).Sum(scenario => scenario.ActiveVus)).ToList();
        return series with { Totals = totals with { Min = Math.Max(totals.Min, course.Min()), Max = Math.Min(totals.Max, Math.Max(totals.Value, course.Max())) } };
    }
}
