using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Judging;

/// <summary>
/// Judges limits window by window after the run, by the slices of its course: for the merged run of several machines, whose windows nobody saw as a whole. Slices keep
/// the latencies by scenario and endpoint, and the counts of requests, iterations, failures, drops and bytes by scenario; a limit on anything else has no windows here,
/// and does not pass. Pure.
/// </summary>
internal sealed class SlidingCourse
{
    private static readonly ImmutableHashSet<string> ByScenario =
    [
        MetricNames.HttpReqDuration, MetricNames.HttpReqResponseTime, MetricNames.IterationDuration, MetricNames.IterationResponseTime, MetricNames.HttpReqFailed,
        MetricNames.IterationFailed, MetricNames.HttpReqs, MetricNames.Iterations, MetricNames.DroppedIterations, MetricNames.DataSent, MetricNames.DataReceived,
    ];

    private readonly LoadPlan _plan;
    private readonly MetricCatalog _catalog = new();
    private readonly Dictionary<(Metric Metric, TagSet Tags), SeriesSnapshot> _series = [];
    private readonly ScenarioCounters[] _counters;

    private SlidingCourse(LoadPlan plan)
    {
        _plan = plan;
        _counters = [.. plan.Scenarios.Select(scenario => new ScenarioCounters { Scenario = scenario })];
    }

    /// <summary>How the plan's sliding limits fared; of those that slices know nothing of there is no window.</summary>
    public static ImmutableDictionary<Threshold, SlidingReading> Read(RunRecord record)
    {
        var plan = record.Plan;
        if (!plan.Thresholds.Any(threshold => threshold.Scope.IsSliding))
        {
            return ImmutableDictionary<Threshold, SlidingReading>.Empty;
        }

        var course = new SlidingCourse(plan);
        var sliding = new SlidingThresholds(plan with { Thresholds = [.. plan.Thresholds.Where(threshold => IsKept(threshold, plan))] }, record.SliceWidth);
        if (sliding.Any)
        {
            sliding.Tick(course.At(0), SnapshotMerge.Of(course._series.Values, course._catalog));
            foreach (var slice in record.Slices)
            {
                course.Add(slice);
                sliding.Tick(course.At(slice.End), SnapshotMerge.Of(course._series.Values, course._catalog));
            }
        }

        return sliding.Readings;
    }

    /// <summary>Sentences about the limits that could not be judged by slices.</summary>
    public static IEnumerable<string> Unjudged(LoadPlan plan) => plan.Thresholds
        .Where(threshold => threshold.Scope.IsSliding && !IsKept(threshold, plan))
        .Select(threshold => $"The limit {Written.Quote(threshold.Source)} {threshold.Scope} could not be judged over several machines: its metric or filter is not kept over time. It does not pass.");

    /// <summary>Whether slices tell enough of what a limit is on.</summary>
    private static bool IsKept(Threshold threshold, LoadPlan plan)
    {
        if (threshold.Metric is { } metric && !ByScenario.Contains(metric))
        {
            return false;
        }

        // A body with a name of its own is not told from the others of its scenario.
        return threshold.Filter.All(tag =>
            (tag.Key == TagNames.Scenario && plan.Scenarios.Any(scenario => scenario.Name == tag.Value && scenario.SampleNames.All(name => name == tag.Value)))
            || (tag.Key == TagNames.Name && threshold.Metric == MetricNames.HttpReqDuration))
            && plan.Scenarios.All(scenario => IsTold(threshold.Metric, scenario));
    }

    /// <summary>Of an arrival rate the duration of iterations is not kept, of others there is no response time.</summary>
    private static bool IsTold(string? metric, Scenario scenario) => metric != MetricNames.IterationDuration || !scenario.Workload.IsArrivalRate;

    private EngineTick At(long now) => new(now, [.. _counters], IsLast: false);

    private void Add(Slice slice)
    {
        for (var i = 0; i < slice.Scenarios.Length; i++)
        {
            Add(slice.Scenarios[i], slice.End, i);
        }
    }

    private void Add(ScenarioSlice slice, long end, int i)
    {
        var scenario = _plan.Scenarios[i];
        var isWithinPlan = end <= Nanoseconds.From(_plan.Duration) + (SliceGrid.PeriodOf(_plan) / 4);
        KeyValuePair<string, string>[] tags = [KeyValuePair.Create(TagNames.Scenario, scenario.Name)];
        Count(KnownMetrics.HttpReqs, tags, slice.Requests, isWithinPlan);
        Count(KnownMetrics.Iterations, tags, slice.Iterations, isWithinPlan);
        Count(KnownMetrics.DroppedIterations, tags, slice.Dropped, isWithinPlan);
        Count(KnownMetrics.DataSent, tags, slice.BytesSent, isWithinPlan);
        Count(KnownMetrics.DataReceived, tags, slice.BytesReceived, isWithinPlan);
        Rate(KnownMetrics.HttpReqFailed, tags, slice.FailedRequests, slice.Requests);
        Rate(KnownMetrics.IterationFailed, tags, slice.FailedIterations, slice.Iterations);
        Trend(scenario.Workload.IsArrivalRate ? KnownMetrics.IterationResponseTime : KnownMetrics.IterationDuration, tags, slice.IterationLatency);
        Trend(KnownMetrics.HttpReqResponseTime, tags, slice.HttpResponseTime);
        foreach (var endpoint in slice.Endpoints)
        {
            Trend(KnownMetrics.HttpReqDuration, [.. tags, KeyValuePair.Create(TagNames.Name, endpoint.Name)], endpoint.Duration);
        }

        _counters[i] = _counters[i] with
        {
            Due = _counters[i].Due + slice.Due,
            Started = _counters[i].Started + slice.Started,
            Completed = _counters[i].Completed + slice.Iterations,
            Failed = _counters[i].Failed + slice.FailedIterations,
        };
    }

    private void Count(KnownMetric known, IEnumerable<KeyValuePair<string, string>> tags, long count, bool isWithinPlan)
    {
        if (count > 0)
        {
            var gained = new CounterTotals(count, isWithinPlan ? count : 0);
            Add<CounterSnapshot>(known, tags, (metric, key) => new(metric, key, gained), before => before with { Totals = before.Totals + gained });
        }
    }

    private void Rate(KnownMetric known, IEnumerable<KeyValuePair<string, string>> tags, long passes, long total)
    {
        if (total > 0)
        {
            var gained = new RateTotals(passes, total);
            Add<RateSnapshot>(known, tags, (metric, key) => new(metric, key, gained), before => before with { Totals = before.Totals + gained });
        }
    }

    private void Trend(KnownMetric known, IEnumerable<KeyValuePair<string, string>> tags, SparseHistogram gained)
    {
        if (gained.Count > 0)
        {
            Add<TrendSnapshot>(known, tags, (metric, key) => new(metric, key, gained), before => before with { Values = before.Values.Plus(gained) });
        }
    }

    private void Add<TSeries>(KnownMetric known, IEnumerable<KeyValuePair<string, string>> tags, Func<Metric, TagSet, TSeries> make, Func<TSeries, TSeries> grow)
        where TSeries : SeriesSnapshot
    {
        var key = (_catalog.Define(known.Name, known.Type, known.Unit), Tags: _catalog.Tags(tags));
        _series[key] = _series.TryGetValue(key, out var before) ? grow((TSeries)before) : make(key.Item1, key.Tags);
    }
}
