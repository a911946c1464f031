using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Judging;

public class ThresholdEvaluatorTests
{
    [Theory]
    [InlineData("http_req_duration: avg==50.5ms", true, "50.5 ms")]
    [InlineData("http_req_duration: min>=1ms", true, "1.00 ms")]
    [InlineData("http_req_duration: max<100ms", false, "100 ms")]
    [InlineData("http_req_duration: max<=100ms", true, "100 ms")]
    [InlineData("http_req_duration: med<50000us", false, "50.5 ms")]
    [InlineData("http_req_duration: p90<90", false, "90.1 ms")]
    [InlineData("http_req_duration: p(90)<0.1s", true, "90.1 ms")]
    [InlineData("http_req_duration: count==100", true, "100")]
    [InlineData("http_reqs: count>100", false, "100")]
    [InlineData("http_reqs>=10/s", true, "10/s")]
    [InlineData("http_reqs>600/m", false, "600/m")]
    [InlineData("http_req_failed<1%", false, "10.00 %")]
    [InlineData("http_req_failed<=0.1", true, "10.00 %")]
    [InlineData("data_received<1MB", true, "432 KB")]
    [InlineData("data_received: rate<40KB", false, "43.2 KB/s")]
    [InlineData("vus: max<=100", true, "100")]
    [InlineData("vus>100", false, "100")]
    public void Every_aggregation_and_unit(string expression, bool passes, string measured)
    {
        var threshold = Run(Limits.Of(expression)).Thresholds[0];

        Assert.Equal((passes, measured), (threshold.Passed, threshold.MeasuredText));
    }

    [Theory]
    [InlineData("p95<96ms")]
    [InlineData("p(95)<96")]
    [InlineData("p95 < 0.096s")]
    [InlineData("http_req_duration p(95)<96")]
    [InlineData("http_req_duration: p95 < 96ms")]
    public void The_same_threshold_five_times(string expression)
    {
        var threshold = Run(Limits.Of(expression)).Thresholds[0];

        Assert.True(threshold.Passed);
        Assert.Equal(("http_req_duration", "p(95)", 100L, 96.0), (threshold.Metric, threshold.Aggregation, threshold.Samples, threshold.Limit));
        Assert.Equal(95.05, threshold.Measured!.Value, 0.05);
    }

    [Fact]
    public void A_filter_takes_the_samples_whose_tags_are_equal()
    {
        var result = Run(Limits.Of("http_req_duration{status:500}: min>=91ms"), Limits.Of("http_req_duration{status:500,name:/products}: count==10"), Limits.Of("http_reqs{status:404}: count<1"));

        Assert.Equal((true, 10L), (result.Thresholds[0].Passed, result.Thresholds[0].Samples));
        Assert.True(result.Thresholds[1].Passed);
        Assert.Equal((false, "no samples"), (result.Thresholds[2].Passed, result.Thresholds[2].MeasuredText));
    }

    [Theory]
    [InlineData("checks>99%")]
    [InlineData("my_trend: p95<1")]
    [InlineData("http_req_duration{name:/nowhere}: p95<1s")]
    [InlineData("group_duration: avg<1s")]
    public void A_metric_without_samples_fails(string expression)
    {
        var threshold = Run(Limits.Of(expression)).Thresholds[0];

        Assert.Equal((false, "no samples", 0L, null), (threshold.Passed, threshold.MeasuredText, threshold.Samples, threshold.Measured));
    }

    [Fact]
    public void Budgets_that_nobody_wrote_say_nothing_about_what_nobody_measured()
    {
        var result = new Story(Story.Closed("Bare")).Vus(100).Iterate(5, 10).Until(10).Judge();

        Assert.Equal(["dropped_iterations: count==0", "http_req_failed: rate==0%", "iteration_failed: rate==0%", "checks: rate==100%"], result.Thresholds.Select(threshold => threshold.Expression));
        Assert.All(result.Thresholds, threshold => Assert.True(threshold.Passed));
        Assert.True(result.Passed);
    }

    [Fact]
    public void None_dropped_is_a_count_like_any_other()
    {
        var threshold = Run(Limits.Of("dropped_iterations<5")).Thresholds[0];

        Assert.Equal((true, "0"), (threshold.Passed, threshold.MeasuredText));
    }

    [Theory]
    [InlineData("http_reqs{error_class:timeout}: count==0", true, "0")]
    [InlineData("http_reqs{error_class:timeout,name:/products}<1", true, "0")]
    [InlineData("http_reqs{error_class:timeout,name:/nothing}<1", false, "no samples")]
    [InlineData("http_reqs{error_class:timeouts}<1", false, "no samples")]
    public void No_request_of_a_class_of_errors_is_a_count_where_there_were_requests(string expression, bool passes, string measured)
    {
        var threshold = Run(Limits.Of(expression)).Thresholds[0];

        Assert.Equal((passes, measured), (threshold.Passed, threshold.MeasuredText));
    }

    [Theory]
    [InlineData(1_000_000, 0, true, "100.00 %")]
    [InlineData(999_999, 1, false, "99.9999 %")]
    public void Checks_of_100_percent_compare_counts(int passed, int failed, bool passes, string measured)
    {
        var story = new Story(Story.Closed("Checked", null, Limits.Of("checks==100%"))).Vus(100).Iterate(1, 1).Check(passed, "ok", true).Check(failed, "ok", false).Until(10);

        var threshold = story.Judge().Thresholds[0];

        Assert.Equal((passes, measured, 1_000_000L), (threshold.Passed, threshold.MeasuredText, threshold.Samples));
    }

    [Fact]
    public void What_is_beyond_the_limit_is_not_shown_as_equal_to_it()
    {
        var story = new Story(Story.Closed("Close", null, Limits.Of("http_req_duration: max<500ms"))).Vus(100).Iterate(1, 1).Request(1, 500.0004).Until(10);

        var threshold = story.Judge().Thresholds[0];

        Assert.Equal((false, "500.0004 ms", "< 500 ms"), (threshold.Passed, threshold.MeasuredText, threshold.LimitText));
    }

    [Fact]
    public void A_percentile_of_few_samples_is_their_maximum_and_says_so()
    {
        var result = new Story(Story.Closed("Few", null, Limits.Of("p99<1s"), Limits.Of("p95<1s"))).Vus(100).Iterate(40, 1).Request(40, 20).Until(10).Judge();

        Assert.Equal("p(99) of 40 samples is their maximum", result.Thresholds[0].Note);
        Assert.Null(result.Thresholds[1].Note);
    }

    [Fact]
    public void What_was_dropped_ranks_as_slower_than_any_sample()
    {
        var limits = new[] { Limits.Of("p99<1s"), Limits.Of("p90<1s"), Limits.Of("max<1s"), Limits.Of("http_req_duration: p99<1s"), Limits.Of("iteration_response_time: p95>1ms") };
        var story = new Story(Story.Open("Stalled", new ConstantArrivalRate(new(1000, Nanoseconds.PerSecond), TimeSpan.FromSeconds(10), 10, 10), limits))
            .Vus(10).Iterate(9_010, 1).Request(9_010, 1).Drop(990).Until(10);

        var result = story.Judge();

        Assert.Equal(
            [(false, "not reached: 9.9 % never started"), (true, "1.00 ms"), (true, "1.00 ms"), (true, "1.00 ms"), (true, "not reached: 9.9 % never started")],
            result.Thresholds.Take(5).Select(threshold => (threshold.Passed, threshold.MeasuredText)));
        Assert.Equal("http_req_response_time", result.Thresholds[0].Metric);
        Assert.Equal(double.PositiveInfinity, result.Thresholds[0].Measured);
        Assert.Equal("of those started; 9.9 % never did", result.Thresholds[2].Note);
        Assert.Equal(TimeSpan.MaxValue, result.Http.ResponseTime.P99);
        Assert.Equal(1.0, result.Http.ResponseTime.P90.TotalMilliseconds, 0.001);
        Assert.Equal(LoadVerdict.NotDelivered, result.Verdict);
    }

    [Fact]
    public void The_same_share_of_requests_is_missing_as_of_iterations()
    {
        // Two requests per iteration, one of ten iterations dropped: one of ten requests of each endpoint never was.
        var limits = new[] { Limits.Of("http_req_response_time{name:/a}: p91<1s"), Limits.Of("http_req_response_time{name:/a}: p89<1s"), Limits.Of("http_req_response_time: p91<1s") };
        var result = new Story(Story.Open("Pairs", null, limits)).Vus(10).Iterate(900, 1).Request(900, 1, "/a").Request(900, 1, "/b").Drop(100).Until(10).Judge();

        Assert.Equal([false, true, false], result.Thresholds.Take(3).Select(threshold => threshold.Passed));
        Assert.Equal(200, result.Http.ResponseTime.NeverStarted);
    }

    [Fact]
    public void The_headline_is_fixed_per_scenario_and_judged_together()
    {
        var plan = Story.Of(
            "Mixed",
            [
                Story.ScenarioOf("Browse", new ConstantVus(10, TimeSpan.FromSeconds(10))),
                Story.ScenarioOf("Order", new ConstantArrivalRate(new(10, Nanoseconds.PerSecond), TimeSpan.FromSeconds(10), 10, 10)),
            ],
            [Limits.Of("max<=300ms"), Limits.Of("http_req_duration{scenario:Browse}: max<=20ms")]);
        var result = new Story(plan)
            .Vus(10, scenario: "Browse").Vus(1, scenario: "Order")
            .Iterate(50, 20, "Browse").Request(50, 20, scenario: "Browse")
            .Iterate(100, 250, "Order", lag: 50)
            .Until(10).Judge();

        Assert.Equal((true, "http_req_duration + iteration_response_time", 150L), (result.Thresholds[0].Passed, result.Thresholds[0].Metric, result.Thresholds[0].Samples));
        Assert.True(result.Thresholds[1].Passed);
        Assert.Equal(["http_req_duration", "iteration_response_time"], result.Scenarios.Select(scenario => scenario.HeadlineMetric));
    }

    [Fact]
    public void Without_http_the_headline_is_the_iteration()
    {
        var result = new Story(Story.Closed("No HTTP", null, Limits.Of("p95<11ms"))).Vus(100).Iterate(100, 10).Until(10).Judge();

        Assert.Equal((true, "iteration_duration"), (result.Thresholds[0].Passed, result.Thresholds[0].Metric));
    }

    [Fact]
    public void During_a_stage_only_its_completions_count()
    {
        var result = Staged().Judge();

        Assert.Equal((true, 10L, "10.00 ms", "steady"), (result.Thresholds[0].Passed, result.Thresholds[0].Samples, result.Thresholds[0].MeasuredText, result.Thresholds[0].During));
        Assert.Equal((false, 20L, "900 ms"), (result.Thresholds[1].Passed, result.Thresholds[1].Samples, result.Thresholds[1].MeasuredText));
        Assert.Equal(TimeSpan.FromSeconds(4), result.Thresholds[1].FirstExceeded);
        Assert.Equal("5/s", result.Thresholds[2].MeasuredText);
    }

    [Fact]
    public void A_stage_that_was_never_reached_has_no_samples()
    {
        var result = Staged(until: 3).Judge(StopCause.Aborted, "enough");

        Assert.True(result.Thresholds[0].Passed);
        Assert.Equal((false, "no samples"), (result.Thresholds[1].Passed, result.Thresholds[1].MeasuredText));
    }

    [Fact]
    public void The_first_slice_that_breaks_a_limit_by_itself_is_told()
    {
        var story = new Story(Story.Closed("Slower", null, Limits.Of("p95<500ms"), Limits.Of("http_req_failed<10%"), Limits.Of("http_reqs>1000/s"))).Vus(100);
        for (var second = 1; second <= 10; second++)
        {
            story.Iterate(10, 1).Request(10, second >= 7 ? 800 : 100, status: second >= 5 ? 500 : 200).Until(second);
        }

        var result = story.Judge();

        Assert.Equal([TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(4), null], result.Thresholds.Take(3).Select(threshold => threshold.FirstExceeded));
        Assert.StartsWith("http_req_failed<10% is broken: rate of http_req_failed was 60.00 %, 6 times the limit, over 100 samples, first at 0:04.", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_custom_metric_is_judged_by_the_type_it_turned_out_to_have()
    {
        var story = new Story(Story.Closed("Custom", null, Limits.Of("basket: avg<3.5"), Limits.Of("orders: p95<3"), Limits.Of("latency_x: p50<=12ms"))).Vus(100).Iterate(1, 1);
        story.Store.GetTrend(story.Store.Define("basket", MetricType.Trend, Unit.None), story.Store.NoTags).Record(TrendScale.ToRecorded(story.Store.Find("basket")!, 2.5));
        story.Store.GetCounter(story.Store.Define("orders", MetricType.Counter, Unit.None), story.Store.NoTags).Add(3);
        story.Store.GetTrend(story.Store.Define("latency_x", MetricType.Trend, Unit.Time), story.Store.NoTags).Record(12_000_000);

        var result = story.Until(10).Judge();

        Assert.Equal((true, "2.50"), (result.Thresholds[0].Passed, result.Thresholds[0].MeasuredText));
        Assert.False(result.Thresholds[1].Passed);
        Assert.Equal("cannot be judged: \"orders\" is a counter, which has no p(95)", result.Thresholds[1].MeasuredText);
        Assert.True(result.Thresholds[2].Passed);
        Assert.Equal(2.5, result.Metrics.Trend("basket").Average);
    }

    [Fact]
    public void The_tail_after_the_plan_counts_in_count_and_not_in_rate()
    {
        var story = new Story(Story.Closed("Tail")).Vus(100).Iterate(50, 1).Request(50, 1).Until(10).Iterate(10, 1).Request(10, 1).Until(11);

        var requests = story.Judge().Http.Requests;

        Assert.Equal((60, 5.0), (requests.Count, requests.Rate));
    }

    /// <summary>1…100 ms, of which the ten slowest failed.</summary>
    private static LoadResult Run(params Threshold[] thresholds)
    {
        var story = new Story(Story.Closed("Run", null, thresholds)).Vus(100).Iterate(100, 1);
        for (var ms = 1; ms <= 100; ms++)
        {
            story.Request(1, ms, status: ms > 90 ? 500 : 200);
        }

        return story.Until(10).Judge();
    }

    private static Story Staged(double until = 6)
    {
        var workload = new RampingVus(1, [new(TimeSpan.FromSeconds(2), 1), new(TimeSpan.FromSeconds(2), 1, "steady"), new(TimeSpan.FromSeconds(2), 2, "peak")], TimeSpan.Zero);
        var story = new Story(Story.Closed("Staged", workload, Limits.Of("p95<=10.01ms", "steady"), Limits.Of("p95<500ms", "peak"), Limits.Of("http_reqs>1/s", "steady"))).Vus(1);
        story.Iterate(1, 1).Request(10, 700).Until(2).Request(10, 10).Until(Math.Min(4, until));
        return until <= 4 ? story : story.Request(20, 900).Until(6);
    }
}
