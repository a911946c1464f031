using System.Collections.Immutable;
using System.Globalization;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Judging;

/// <summary>What a reader must know and what changes no verdict, a sentence each.</summary>
internal static class Warnings
{
    /// <summary>A first tenth that is so many times slower than the rest was not warmed up.</summary>
    private const double ColdFactor = 2;

    public static ImmutableArray<string> Of(RunRecord record) =>
    [
        .. record.Plan.Warnings,
        .. record.Outcome.Warnings,
        .. AgentResults.Warnings(record),
        .. EndedEarly(record),
        .. Interrupted(record),
        .. Folded(record.Metrics),
        .. WithoutSubTimings(record.FoldedEndpoints),
        .. Saturated(record.Metrics),
        .. NotWarmedUp(record),
        .. Scaled(record),
    ];

    private static IEnumerable<string> EndedEarly(RunRecord record)
    {
        if (record.Outcome.Cause == StopCause.DataUsedUp)
        {
            yield return $"The run ended at {Figures.Moment(Nanoseconds.ToTimeSpan(record.Outcome.End))} of {Figures.Moment(record.Plan.Duration)}, as its feeder asks: {record.Outcome.StopReason}. "
                + "Limits and rates are of that time.";
        }
    }

    private static IEnumerable<string> Interrupted(RunRecord record)
    {
        var interrupted = record.Outcome.Scenarios.Sum(counters => counters.Interrupted);
        if (interrupted > 0)
        {
            yield return $"{Figures.Counted(interrupted, "iteration")} still ran at the hard deadline and {(interrupted == 1 ? "was" : "were")} cut off: "
                + "not in the durations; requests that were cut off are counted as failed.";
        }
    }

    private static IEnumerable<string> Folded(MetricsSnapshot metrics)
    {
        foreach (var metric in metrics.Metrics.Where(metric => metric.Folded > 0))
        {
            yield return $"The metric '{metric.Metric.Name}' had too many different tags: {Figures.Counted(metric.Folded, "sample series")} went to {TagNames.Other}. "
                + "Give requests a name without ids, and tags few values.";
        }

        if (metrics.FoldedTagSets > 0)
        {
            yield return $"There were too many different tags in this run: {Figures.Counted(metrics.FoldedTagSets, "tag set")} became {TagNames.Other}.";
        }
    }

    private static IEnumerable<string> WithoutSubTimings(int endpoints)
    {
        if (endpoints > 0)
        {
            yield return $"The distributions of this run took more memory than they may: the sub-timings (blocked to receiving) of {Figures.Counted(endpoints, "endpoint")} "
                + $"went to {TagNames.Other}. Their durations did not.";
        }
    }

    private static IEnumerable<string> Saturated(MetricsSnapshot metrics)
    {
        foreach (var metric in metrics.Metrics)
        {
            var saturated = metric.Series.OfType<TrendSnapshot>().Sum(series => series.Values.Saturated);
            if (saturated > 0)
            {
                yield return $"{Figures.Counted(saturated, "sample")} of '{metric.Metric.Name}' lay beyond what a trend can hold and {(saturated == 1 ? "counts" : "count")} as its limit.";
            }
        }
    }

    /// <summary>The p95 of the first tenth of the plan against that of the rest.</summary>
    private static IEnumerable<string> NotWarmedUp(RunRecord record)
    {
        const int Least = 20;
        var end = record.Slices.IsEmpty ? 0 : record.Slices[^1].End;
        var first = new Histogram();
        var rest = new Histogram();
        foreach (var slice in record.Slices)
        {
            foreach (var scenario in slice.Scenarios)
            {
                scenario.IterationLatency.AddTo(slice.End <= end / 10 ? first : rest);
            }
        }

        if (record.Plan.Mode == RunMode.Full && first.Count >= Least && rest.Count >= Least && first.Quantile(0.95) > ColdFactor * rest.Quantile(0.95))
        {
            yield return $"Not warmed up: the p(95) of iterations was {Figures.Time(first.Quantile(0.95))} in the first tenth of the run and {Figures.Time(rest.Quantile(0.95))} "
                + "after it. A longer Warmup keeps that out of the results.";
        }
    }

    private static IEnumerable<string> Scaled(RunRecord record)
    {
        if (record.Plan.TimeScale != 1)
        {
            yield return $"The time scale changed the plan's times by the factor {record.Plan.TimeScale.ToString("0.######", CultureInfo.InvariantCulture)}: do not compare this with an unscaled result.";
        }
    }
}
