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
        return [.. record.Slices.Select(slice => new SliceResult
        {
            Start = Nanoseconds.ToTimeSpan(slice.Start),
            End = Nanoseconds.ToTimeSpan(slice.End),
            Latency = new(headline.Names, () => course.Headline(slice)),
            Requests = slice.Scenarios.Sum(scenario => scenario.Requests),
            FailedRequests = slice.Scenarios.Sum(scenario => scenario.FailedRequests),
            Iterations = slice.Scenarios.Sum(scenario => scenario.Iterations),
            FailedIterations = slice.Scenarios.Sum(scenario => scenario.FailedIterations),
            FailedChecks = slice.Scenarios.Sum(scenario => scenario.FailedChecks),
            Dropped = slice.Scenarios.Sum(scenario => scenario.Dropped),
            ActiveVus = slice.Scenarios.Sum(scenario => scenario.ActiveVus),
        })];
    }
}
