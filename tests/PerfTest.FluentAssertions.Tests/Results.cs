using PerfTest.Core.Tests.Judging;
using PerfTest.Running;

namespace PerfTest.FluentAssertions.Tests;

/// <summary>Results of load tests that are asserted about.</summary>
internal static class Results
{
    /// <summary>100 VUs for 10 s: 100 requests of 1…100 ms, the last ten of which failed; checks, one of which failed once.</summary>
    public static LoadResult Closed(params string[] thresholds)
    {
        var story = new Story(Story.Closed("Shop", null, [.. thresholds.Select(threshold => Core.Tests.Judging.Limits.Of(threshold))])).Vus(100).Iterate(100, 1);
        for (var ms = 1; ms <= 100; ms++)
        {
            story.Request(1, ms, status: ms > 90 ? 500 : 200);
        }

        for (var i = 0; i < 10; i++)
        {
            story.Recorder.Errors.Record("default", "http 5xx", "GET /products → 500 Internal Server Error", Story.Ns(i));
        }

        return story.Check(199, "status is 200", true).Check(1, "status is 200", false).Check(1, "paid", true, "::checkout").Until(10).Judge();
    }

    /// <summary>All is well: 100 requests of 1…100 ms.</summary>
    public static LoadResult Well()
    {
        var story = new Story(Story.Closed("Shop")).Vus(100).Iterate(100, 1);
        for (var ms = 1; ms <= 100; ms++)
        {
            story.Request(1, ms);
        }

        return story.Check(100, "status is 200", true).Until(10).Judge();
    }

    /// <summary>100/s for 10 s: 99 in a second took 20 ms, 11 never started.</summary>
    public static LoadResult Open() => new Story(Story.Open("Shop")).Vus(10).Iterate(891, 20).Request(891, 20).Drop(109).Until(10).Judge();

    /// <summary>Garbage collections took a tenth of the time.</summary>
    public static LoadResult Suspect() => new Story(Story.Closed("Shop")).Vus(100).Iterate(100, 5)
        .Health(well => well with { GcPauseTotal = Planning.Nanoseconds.PerSecond }).Until(10).Judge();

    /// <summary>Nothing was measured.</summary>
    public static LoadResult Empty() => new Story(Story.Closed("Shop")).Vus(100).Until(10).Judge();

    public static LoadResult Cancelled() => new Story(Story.Closed("Shop")).Vus(100).Iterate(10, 5).Until(4).Judge(StopCause.Cancelled);

    /// <summary>Metrics of one's own.</summary>
    public static LoadResult Custom()
    {
        var story = new Story(Story.Closed("Shop")).Vus(100).Iterate(10, 5);
        var tags = story.Store.NoTags;
        for (var size = 1; size <= 10; size++)
        {
            story.Store.GetTrend(story.Store.Define("basket", MetricType.Trend, Unit.None), tags).Record(size * 1_000);
        }

        story.Store.GetCounter(story.Store.Define("sent", MetricType.Counter, Unit.Bytes), tags).Add(5_000, 1);
        story.Store.GetGauge(story.Store.Define("queue", MetricType.Gauge, Unit.None), tags).Set(3);
        story.Store.GetGauge(story.Store.Define("queue", MetricType.Gauge, Unit.None), tags).Set(2);
        return story.Until(10).Judge();
    }
}
