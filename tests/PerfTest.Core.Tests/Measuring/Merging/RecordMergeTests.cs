using System.Collections.Immutable;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using PerfTest.Core.Tests.Judging;
using PerfTest.Core.Tests.Reporting;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Measuring;

/// <summary>Merging is addition: the parts of a run together are the run.</summary>
public class RecordMergeTests
{
    private static readonly Arbitrary<ScriptedRun> Runs = ScriptedRun.Any.ToArbitrary();

    [Fact]
    public void Law_the_parts_are_judged_as_the_whole() => Prop.ForAll(Runs, script =>
    {
        var whole = script.Whole();
        var merged = RecordMerge.Merge(script.InParts(), new());

        Assert.Equal(Summary(whole), Summary(merged));
        Assert.Equal(whole.Slices.Select(Counts), merged.Slices.Select(Counts));
    }).HoldsInTheSame(150);

    [Fact]
    public void Law_it_does_not_matter_which_parts_are_added_up_first() => Prop.ForAll(Runs, script =>
    {
        var parts = script.InParts();
        var split = parts.Length / 2;
        MetricCatalog catalog = new();

        var atOnce = RecordMerge.Merge(parts, catalog);
        var inTwo = RecordMerge.Merge([.. new[] { parts[..split], parts[split..] }.Where(half => half.Length > 0).Select(half => RecordMerge.Merge(half, catalog))], catalog);
        var reversed = RecordMerge.Merge([.. parts.Reverse()], catalog);

        Assert.Equal(Text(atOnce), Text(inTwo));
        Assert.Equal(Summary(atOnce), Summary(reversed));
        Assert.Equal(atOnce.Metrics.Content(), reversed.Metrics.Content());
        Assert.Equal(atOnce.Slices.Select(Counts), reversed.Slices.Select(Counts));
    }).HoldsInTheSame(60);

    [Fact]
    public void Law_snapshots_add_up_in_any_order_and_nothing_adds_nothing() => Prop.ForAll(Runs, script =>
    {
        MetricCatalog catalog = new();
        ImmutableArray<MetricsSnapshot> parts = [.. script.InParts().Select(part => part.Metrics)];
        var atOnce = SnapshotMerge.Merge(parts, catalog);
        var oneByOne = parts.Aggregate(SnapshotMerge.Empty, (sum, part) => SnapshotMerge.Merge([sum, part], catalog));
        var backwards = parts.Reverse().Aggregate((sum, part) => SnapshotMerge.Merge([sum, SnapshotMerge.Empty, part], catalog));

        Assert.Equal(atOnce.Content(), oneByOne.Content());
        Assert.Equal(atOnce.Content(), backwards.Content());
    }).Holds(60);

    [Fact]
    public void Law_what_came_between_two_sums_is_the_sum_of_what_came_in_between() => Prop.ForAll(Runs, script =>
    {
        MetricCatalog catalog = new();
        var whole = script.Whole();
        var parts = script.InParts();
        foreach (var window in whole.Windows.Where(window => window.Window.Name == "peak"))
        {
            var merged = SnapshotMerge.Merge([.. parts.Select(part => part.Windows.Single(other => other.Window == window.Window).Metrics)], catalog);
            Assert.Equal(window.Metrics.Counter(MetricNames.HttpReqs), merged.Counter(MetricNames.HttpReqs));
            Assert.Equal(window.Metrics.Trend(MetricNames.HttpReqDuration)?.Counts(), merged.Trend(MetricNames.HttpReqDuration)?.Counts());
        }
    }).Holds(40);

    [Fact]
    public void A_snapshot_is_made_of_the_newest_state_of_each_series()
    {
        MetricCatalog catalog = new();
        var store = new MetricStore();
        var tags = store.NoTags.With(TagNames.Scenario, "default");
        store.GetCounter(store.BuiltIn.HttpReqs, tags).Add(3, 0);
        var earlier = SnapshotMerge.Of(store.Snapshot().Metrics.SelectMany(metric => metric.Series).Select(catalog.Adopt), catalog);
        store.GetCounter(store.BuiltIn.HttpReqs, tags).Add(4, 0);
        var later = SnapshotMerge.Of(store.Snapshot().Metrics.SelectMany(metric => metric.Series).Select(catalog.Adopt), catalog);

        Assert.Equal(7, later.Counter(MetricNames.HttpReqs)!.Value.Count);
        Assert.Equal(4, later.Since(earlier).Counter(MetricNames.HttpReqs)!.Value.Count);
        Assert.NotNull(later.Find(MetricNames.Vus));
    }

    [Fact]
    public void A_metric_of_two_types_cannot_be_added_up()
    {
        MetricsSnapshot Of(MetricType type)
        {
            var store = new MetricStore();
            store.Define("size", type, Unit.None);
            return store.Snapshot();
        }

        var mistake = Assert.Throws<FormatException>(() => SnapshotMerge.Merge([Of(MetricType.Trend), Of(MetricType.Counter)], new()));

        Assert.Equal("The metric 'size' is a Trend of unit None in one place and a Counter of unit None in another.", mistake.Message);
    }

    [Fact]
    public void Virtual_users_are_added_up_second_by_second_and_not_peak_by_peak()
    {
        var plan = Story.Closed("Vus", new ConstantVus(10, TimeSpan.FromSeconds(3)));
        RunRecord Part(int index, params int[] vus)
        {
            var story = new Story(plan with { Segment = Segment.Of(index, 2) });
            for (var second = 0; second < vus.Length; second++)
            {
                story.Vus(vus[second], 5).Until(second + 1);
            }

            return story.Record();
        }

        var result = Judge.Evaluate(RecordMerge.Merge([Part(0, 5, 1, 5), Part(1, 1, 5, 4)], new()), new());

        Assert.Equal((6, 6, 9), (result.Slices[0].ActiveVus, result.Slices[1].ActiveVus, result.Slices[2].ActiveVus));
        var vus = result.Metrics.Gauge("vus");
        Assert.Equal((9, 6, 9), (vus.Value, vus.Min, vus.Max));
    }

    [Fact]
    public void Slices_of_a_long_part_and_of_one_that_stopped_early_lie_on_the_wider_grid()
    {
        var plan = Story.Closed("Long", new ConstantVus(10, TimeSpan.FromSeconds(1_000)));
        RunRecord Part(int index, int seconds)
        {
            var story = new Story(plan with { Segment = Segment.Of(index, 2) });
            for (var second = 1; second <= seconds; second++)
            {
                story.Vus(5).Iterate(1, 1).Until(second);
            }

            return story.Record();
        }

        var merged = RecordMerge.Merge([Part(0, 5), Part(1, 1_000)], new());

        Assert.Equal(2 * Nanoseconds.PerSecond, merged.SliceWidth);
        Assert.Equal(500, merged.Slices.Length);
        Assert.Equal(1_005, merged.Slices.Sum(slice => slice.Scenarios[0].Iterations));
        Assert.Equal([4, 4, 3, 2], merged.Slices.Take(4).Select(slice => slice.Scenarios[0].Iterations));
        Assert.Equal([10, 10], merged.Slices.Take(2).Select(slice => slice.Scenarios[0].ActiveVus));
        Assert.All(merged.Slices.Zip(merged.Slices.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
    }

    [Fact]
    public void Each_generator_is_examined_by_itself()
    {
        var plan = Story.Closed("Health");
        var well = new Story(plan with { Segment = Segment.Of(0, 2) }).Vus(50).Iterate(10, 1).Until(10).Record();
        var merged = RecordMerge.Merge(
            [
                well with { Health = HealthOf(saturated: 0), Machine = null },
                well with { Plan = plan with { Segment = Segment.Of(1, 2) }, Health = HealthOf(saturated: 3) },
            ],
            new());

        var result = Judge.Evaluate(merged, new());

        Assert.Equal("On segment 1/2:1: The generator used more than 90 % of its 2 CPU cores in 30 % of the seconds: it may have been the bottleneck.", Assert.Single(result.Health.Findings).Sentence);
        Assert.Equal(["segment 0:1/2", "segment 1/2:1"], merged.Parts.Select(part => part.Label));
    }

    [Fact]
    public void Load_that_nobody_reported_is_not_delivered()
    {
        var record = new Story(Story.Closed("Missing")).Vus(100).Iterate(10, 1).Until(10).Record() with { MissingShare = 0.25, Missing = "Agent 3 was lost at 0:04." };

        var result = Judge.Evaluate(record, new());

        Assert.Equal(LoadVerdict.NotDelivered, result.Verdict);
        Assert.Equal("25.0 % of the load is missing in this result. Agent 3 was lost at 0:04.", result.Summary);
    }

    [Fact]
    public void A_stop_from_outside_weighs_more_than_an_abort_and_that_more_than_an_early_end()
    {
        var plan = Story.Closed("Stopped");
        StopCause CauseOf(params StopCause[] causes) =>
            RecordMerge.Merge([.. causes.Select((cause, i) => new Story(plan with { Segment = Segment.Of(i, causes.Length) }).Until(1).Record(cause, cause.ToString()))], new()).Outcome.Cause;

        Assert.Equal(StopCause.Aborted, CauseOf(StopCause.PlanDone, StopCause.Aborted, StopCause.DataUsedUp));
        Assert.Equal(StopCause.Cancelled, CauseOf(StopCause.Aborted, StopCause.Cancelled));
        Assert.Equal(StopCause.DataUsedUp, CauseOf(StopCause.DataUsedUp, StopCause.PlanDone));
    }

    [Fact]
    public void A_sliding_limit_on_what_slices_do_not_keep_does_not_pass_and_says_so()
    {
        var limit = Limits.Of("my_size: avg<100") with { Scope = new() { Window = TimeSpan.FromSeconds(2) } };
        var record = new Story(Story.Closed("Sliding", null, limit)).Vus(100).Iterate(10, 1).Until(10).Record();

        Assert.False(Judge.Evaluate(record, new() { Sliding = SlidingCourse.Read(record) }).Thresholds[0].Passed);
        Assert.Equal(
            "The limit \"my_size: avg<100\" in every window of 2s could not be judged over several machines: its metric or filter is not kept over time. It does not pass.",
            Assert.Single(SlidingCourse.Unjudged(record.Plan)));
    }

    private static HealthMeasurements HealthOf(int saturated) => new Story(Story.Closed("any")).Health(health => health with { CpuSecondsSaturated = saturated }).MeasuredHealth!;

    private static string Text(RunRecord record) => Exchange.Text(json => RecordJson.Write(json, record));

    /// <summary>All of a slice but the extremes of its latencies, which are known to the bucket.</summary>
    private static object Counts(Slice slice) => (slice.Start, slice.End, string.Join(' ', slice.Scenarios.Select(scenario => (
        scenario with { IterationLatency = SparseHistogram.Empty, HttpResponseTime = SparseHistogram.Empty, Endpoints = [] },
        scenario.IterationLatency.ToHistogram().Counts(),
        scenario.HttpResponseTime.ToHistogram().Counts(),
        string.Join(' ', scenario.Endpoints.OrderBy(endpoint => endpoint.Name, StringComparer.Ordinal).Select(endpoint => (endpoint.Name, endpoint.Duration.ToHistogram().Counts())))))));

    /// <summary>
    /// The result without what is of single machines, without where settings came from, and without what is known to the bucket only: the percentiles of slices and of
    /// windows, which are parts of a histogram.
    /// </summary>
    private static string Summary(RunRecord record)
    {
        using var stream = new MemoryStream();
        var plain = record with { Plan = record.Plan with { Warnings = [], Origins = [] }, Parts = [], Health = null, Machine = null };
        JsonSummary.Write(stream, Judge.Evaluate(plain, ScriptedRun.Options(plain)), ReportStories.Context);
        var summary = JsonNode.Parse(stream.ToArray())!;
        var own = summary["perftest"]!.AsObject();
        foreach (var name in new[] { "record", "slices", "summary", "failures" })
        {
            own.Remove(name);
        }

        // Of equally frequent errors that came in the same second none was first.
        own["errors"] = new JsonArray([.. own["errors"]!.AsArray().Select(error => error!.DeepClone()).OrderBy(error => error.ToJsonString(), StringComparer.Ordinal)]);
        foreach (var threshold in own["thresholds"]!.AsArray().Where(threshold => threshold!["scope"] is not null))
        {
            foreach (var name in new[] { "measured", "measured_text", "first_exceeded", "note" })
            {
                threshold!.AsObject().Remove(name);
            }
        }

        return summary.ToJsonString();
    }
}
