using PerfTest.Judging;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Judging;

public class AbortEvaluatorTests
{
    [Fact]
    public void Without_AbortOnFail_nothing_is_judged_during_the_run()
    {
        var evaluator = new AbortEvaluator(Story.Closed("Quiet", null, Limits.Of("p95<1ms")));

        Assert.False(evaluator.HasLimits);
    }

    [Fact]
    public void A_percentile_is_judged_once_ten_samples_lie_above_it()
    {
        Assert.Null(Broken(story => story.Request(999, 300), Abort("p99<200ms")));
        Assert.Equal(
            "The threshold 'p99<200ms' (AbortOnFail) was broken at 0:03: p(99) of http_req_duration was 300 ms, of 1,000 samples.",
            Broken(story => story.Request(1000, 300), Abort("p99<200ms")));
    }

    [Fact]
    public void Dropped_iterations_count_as_samples_above_it()
    {
        var plan = Story.Open("Drops", null, Abort("p99<200ms"));
        var story = new Story(plan).Iterate(500, 1).Request(500, 1).Drop(500).Until(3);

        Assert.Equal(
            "The threshold 'p99<200ms' (AbortOnFail) was broken at 0:03: p(99) of http_req_response_time was not reached: 50.0 % never started, of 500 samples.",
            Find(plan, story));
    }

    [Theory]
    [InlineData("http_reqs>1000", false)]
    [InlineData("http_reqs>=1000/s", false)]
    [InlineData("http_reqs==1000", false)]
    [InlineData("http_reqs==5", true)]
    [InlineData("http_reqs<5", true)]
    [InlineData("http_reqs<2/s", false)]
    [InlineData("http_reqs<1/s", true)]
    [InlineData("http_req_failed<50%", true)]
    [InlineData("max<100ms", true)]
    [InlineData("checks==100%", false)]
    public void Lower_limits_on_counters_and_missing_metrics_wait_for_the_end(string limit, bool breaks) =>
        Assert.Equal(breaks, Broken(story => story.Request(10, 300, status: 500), Abort(limit)) is not null);

    [Fact]
    public void Nothing_is_judged_before_its_delay()
    {
        Assert.Null(Broken(story => story.Request(10, 300), Limits.Of("max<200ms", abortOnFail: true, delay: TimeSpan.FromSeconds(4))));
        Assert.NotNull(Broken(story => story.Request(10, 300), Limits.Of("max<200ms", abortOnFail: true, delay: TimeSpan.FromSeconds(3))));
    }

    [Fact]
    public void A_limit_within_a_stage_looks_at_that_stage()
    {
        var workload = new RampingVus(1, [new(TimeSpan.FromSeconds(2), 1), new(TimeSpan.FromSeconds(4), 1, "steady")], TimeSpan.Zero);
        var plan = Story.Closed("Staged", workload, Limits.Of("max<200ms", "steady", abortOnFail: true));
        var story = new Story(plan).Request(10, 900).Until(2);

        Assert.Null(Find(plan, story.Until(3)));
        Assert.NotNull(Find(plan, story.Request(1, 900).Until(4)));
    }

    [Fact]
    public void Only_the_metrics_it_needs_are_looked_at()
    {
        var story = new Story(Story.Closed("Few", null, Abort("http_req_waiting: max<1s")));
        var evaluator = new AbortEvaluator(story.Plan);

        Assert.True(evaluator.Needs(story.Store.BuiltIn.HttpReqWaiting));
        Assert.False(evaluator.Needs(story.Store.BuiltIn.HttpReqDuration));
    }

    private static Threshold Abort(string limit) => Limits.Of(limit, abortOnFail: true);

    private static string? Broken(Action<Story> tell, params Threshold[] thresholds)
    {
        var plan = Story.Closed("Abort", null, thresholds);
        var story = new Story(plan);
        tell(story);
        return Find(plan, story.Until(3));
    }

    private static string? Find(LoadPlan plan, Story story)
    {
        var evaluator = new AbortEvaluator(plan);
        return evaluator.FindBroken(story.Now().Now, story.Store.Snapshot(evaluator.Needs), story.Recorder.Windows(), System.Collections.Immutable.ImmutableDictionary<Threshold, SlidingReading>.Empty);
    }
}
