using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>The run's course, all scenarios together.</summary>
internal static class SliceResults
{
    public static ImmutableArray<SliceResult> Of(RunRecord record, HeadlineMetrics headline)
    {
        var course = new ThresholdCourse(record.Plan, headline);
        var planned = new PlannedVus(record.Plan);
        return [.. record.Slices.Select(slice => new SliceResult
        {
            Start = Nanoseconds.ToTimeSpan(slice.Start),
            End = Nanoseconds.ToTimeSpan(slice.End),
            Latency = new(headline.Names, () => course.Headline(slice)),
            StartLag = new(MetricNames.IterationStartLag, () => StartLag(slice)),
            Requests = slice.Scenarios.Sum(scenario => scenario.Requests),
            FailedRequests = slice.Scenarios.Sum(scenario => scenario.FailedRequests),
            Responses = Responses(slice),
            Iterations = slice.Scenarios.Sum(scenario => scenario.Iterations),
            FailedIterations = slice.Scenarios.Sum(scenario => scenario.FailedIterations),
            FailedChecks = slice.Scenarios.Sum(scenario => scenario.FailedChecks),
            Dropped = slice.Scenarios.Sum(scenario => scenario.Dropped),
            Due = slice.Scenarios.Sum(scenario => scenario.Due),
            Started = slice.Scenarios.Sum(scenario => scenario.Started),
            ActiveVus = slice.Scenarios.Sum(scenario => scenario.ActiveVus),
            PlannedVus = planned.AtEndOf(slice),
        })];
    }

    private static Distribution? StartLag(Slice slice) =>
        Distribution.Merge(slice.Scenarios.Where(scenario => scenario.StartLag.Count > 0).Select(scenario => new Distribution(scenario.StartLag.ToHistogram(), 0)));

    private static ResponseCounts Responses(Slice slice)
    {
        var all = slice.Scenarios.Aggregate(default(StatusCounts), (sum, scenario) => sum + scenario.Responses);
        return new(all.Informational + all.Success, all.Redirect, all.ClientError, all.ServerError, all.None);
    }
}
