using System.Collections.Immutable;
using PerfTest.Measuring;

namespace PerfTest.Judging;

/// <summary>The checks of a run, by name and group.</summary>
internal static class CheckResults
{
    public static ImmutableArray<CheckResult> Of(MetricsSnapshot metrics) =>
    [
        .. metrics.Series(MetricNames.Checks)
            .OfType<RateSnapshot>()
            .GroupBy(series => (Name: series.Tags[TagNames.Check] ?? TagNames.Other, Group: series.Tags[TagNames.Group] ?? ""))
            .Select(check => new CheckResult(check.Key.Name, check.Key.Group, check.Sum(series => series.Totals.Passes), check.Sum(series => series.Totals.Fails))),
    ];
}
