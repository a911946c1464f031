using PerfTest.Core.Tests.Judging;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Documentation;

/// <summary>A run in which every metric has samples, with all the tags that the documentation's examples filter by.</summary>
internal static class EverythingRun
{
    public static readonly KnownMetric[] Declared = [new("event_size_bytes", MetricType.Trend, Unit.Bytes)];

    /// <summary>What a limit reads there.</summary>
    public static ThresholdResult Judge(string limit)
    {
        Threshold threshold = Limits.Of(limit);
        Assert.Null(ThresholdChecker.Check(threshold.Expression, Declared));
        Scenario[] scenarios =
        [
            Story.ScenarioOf("Order", new ConstantArrivalRate(new(100, Nanoseconds.PerSecond), TimeSpan.FromSeconds(10), 10, 10)),
            Story.ScenarioOf("Browse", new ConstantVus(10, TimeSpan.FromSeconds(10))),
        ];
        LoadPlan plan = Story.Of("Everything", [.. scenarios], [threshold]) with { DeclaredMetrics = [.. Declared] };
        var story = new Story(plan);
        story.Vus(10, scenario: "Order").Vus(10, scenario: "Browse");
        story.Iterate(1_000, 5, "Order").Request(1_000, 5, "/products/{id}", scenario: "Order").Iterate(1_000, 5, "Browse").Request(1_000, 5, "/a,b", scenario: "Browse");
        story.Check(1_000, "status is 200", passed: true).Drop(1, "Order");
        MetricStore store = story.Store;
        TagSet tags = store.NoTags.With(TagNames.Scenario, "Order");
        foreach (KnownMetric known in KnownMetrics.All)
        {
            Metric metric = store.Find(known.Name)!;
            Fill(store, metric, tags);
        }

        foreach (string group in new[] { "::checkout", "::checkout::pay" })
        {
            Fill(store, store.BuiltIn.GroupDuration, tags.With(TagNames.Group, group));
        }

        Fill(store, store.Define("event_size_bytes", MetricType.Trend, Unit.Bytes), tags);
        Fill(store, store.Define("orders_placed", MetricType.Counter, Unit.None), tags);
        Fill(store, store.Define("cache_hit", MetricType.Rate, Unit.None), tags);
        Fill(store, store.Define("queue_length", MetricType.Gauge, Unit.None), tags);
        return story.Until(10).Judge().Thresholds[0];
    }

    private static void Fill(MetricStore store, Metric metric, TagSet tags)
    {
        // Half a second in, so that it is within the plan.
        const long At = Nanoseconds.PerSecond / 2;
        switch (metric.Type)
        {
            case MetricType.Trend when store.GetTrend(metric, tags) is { } trend:
                trend.Record(metric.Unit == Unit.Time ? Nanoseconds.PerMillisecond : TrendScale.ToRecorded(metric, 1_234));
                break;
            case MetricType.Counter when metric.Name != MetricNames.DroppedIterations:
                store.GetCounter(metric, tags).Add(200, At);
                break;
            case MetricType.Rate when metric.Name is not (MetricNames.HttpReqFailed or MetricNames.IterationFailed or MetricNames.Checks):
                store.GetRate(metric, tags).Record(true);
                break;
            case MetricType.Gauge when metric.Name is not (MetricNames.Vus or MetricNames.VusMax):
                store.GetGauge(metric, tags).Set(7);
                break;
        }
    }
}
