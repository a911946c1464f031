using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Judging;

public class LoadResultTests
{
    [Fact]
    public void It_reads_as_the_design_says()
    {
        var result = Run().Judge();

        Assert.True(result.Http.Duration.P95 < TimeSpan.FromMilliseconds(400));
    }

    [Fact]
    public void Percentiles_are_times()
    {
        var duration = Run().Judge().Http.Duration;

        Assert.Equal(100, duration.Count);
        Assert.Equal(TimeSpan.FromMilliseconds(1), duration.Min);
        Assert.Equal(TimeSpan.FromMilliseconds(100), duration.Max);
        Assert.Equal(TimeSpan.FromMilliseconds(50.5), duration.Average);
        Assert.Equal(50.5, duration.Median.TotalMilliseconds, 0.05);
        Assert.Equal(duration.Median, duration.P50);
        Assert.Equal(99.01, duration.P99.TotalMilliseconds, 0.05);
        Assert.Equal(25.75, duration.Percentile(25).TotalMilliseconds, 0.05);
        Assert.Throws<ArgumentOutOfRangeException>(() => duration.Percentile(101));
    }

    [Fact]
    public void Metrics_are_found_by_name_and_tags()
    {
        var metrics = Run().Judge().Metrics;

        Assert.Equal(10, metrics.Latency("http_req_duration", ("status", "500")).Count);
        Assert.Equal(TimeSpan.FromMilliseconds(91), metrics.Latency("http_req_duration", ("status", "500"), ("name", "/products")).Min);
        Assert.Equal("http_req_duration{status:500}", metrics.Latency("http_req_duration", ("status", "500")).Name);
        Assert.Equal(91, metrics.Trend("http_req_duration", ("status", "500")).Min);
        Assert.Equal(0.1, metrics.Rate("http_req_failed").Rate);
        Assert.Equal((100, 10.0), (metrics.Counter("http_reqs").Count, metrics.Counter("http_reqs").Rate));
        Assert.Equal(100, metrics.Gauge("vus").Value);
        Assert.Equal(["200", "500"], metrics.TagValues("http_reqs", "status"));
        Assert.Contains("http_reqs", metrics.Names);
    }

    [Fact]
    public void What_nobody_measured_is_not_0()
    {
        var metrics = Run().Judge().Metrics;

        Assert.Equal(0, metrics.Latency("group_duration").Count);
        var error = Assert.Throws<LoadTestException>(() => metrics.Latency("group_duration").P95);
        Assert.Equal("The metric 'group_duration' has no samples: nothing can be said about it. Its count is 0; everything else would be made up.", error.Message);
        Assert.Throws<LoadTestException>(() => metrics.Rate("checks").Rate);
        Assert.Throws<LoadTestException>(() => metrics.Gauge("my_gauge").Value);
        Assert.Throws<LoadTestException>(() => metrics.Trend("my_trend").Average);
        Assert.Equal(0, metrics.Counter("my_counter").Count);
    }

    [Fact]
    public void The_wrong_kind_of_metric_is_a_sentence()
    {
        var metrics = Run().Judge().Metrics;

        Assert.Equal("The metric 'http_reqs' is a counter, not a rate: ask for it with Metrics.Counter(\"http_reqs\").", Assert.Throws<LoadTestException>(() => metrics.Rate("http_reqs")).Message);
    }

    [Fact]
    public void Endpoints_checks_errors_slices_and_scenarios_are_there()
    {
        var result = Run().Check(3, "status is 200", true).Check(1, "status is 200", false).Check(1, "paid", true, "::checkout").Error(new InvalidOperationException("out of stock"), 2).Until(10).Judge();

        var endpoint = Assert.Single(result.Endpoints);
        Assert.Equal(("/products", "GET", 100, 10), (endpoint.Name, endpoint.Method, endpoint.Requests.Count, endpoint.Failed.Passes));
        Assert.Equal([new CheckResult("status is 200", "", 3, 1), new CheckResult("paid", "::checkout", 1, 0)], result.Checks);
        Assert.Equal(("System.InvalidOperationException", "out of stock", 2), (result.Errors[0].Type, result.Errors[0].Message, result.Errors[0].Count));
        Assert.Equal(10, result.Slices.Count);
        Assert.Equal(100, result.Slices.Sum(slice => slice.Requests));
        Assert.Equal(("default", "constant-vus", "100 VUs for 10s", false), (result.Scenarios[0].Name, result.Scenarios[0].Executor, result.Scenarios[0].Workload, result.Scenarios[0].IsOpenModel));
        Assert.Equal((Story.Start, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)), (result.StartedAt, result.Duration, result.PlannedDuration));
    }

    [Fact]
    public void It_prints_as_its_summary()
    {
        var result = Run().Judge();

        Assert.Equal("10 of 100 requests failed (10.00 %; by default none may), first at 0:00.", result.ToString());
        Assert.Equal(result.Summary, result.ToString());
        Assert.Equal("GET /products: http_req_duration{name:/products}: avg 50.5 ms, med 50.5 ms, p(95) 95.0 ms, max 100 ms of 100 samples", result.Endpoints[0].ToString());
        Assert.Equal("default: http_req_duration: avg 50.5 ms, med 50.5 ms, p(95) 95.0 ms, max 100 ms of 100 samples", result.Scenarios[0].ToString());
        Assert.Equal("paid: 75.00 %, 3 of 4", new CheckResult("paid", "", 3, 1).ToString());
    }

    [Fact]
    public void Scenarios_that_divide_a_workload_are_asked_for_by_their_names()
    {
        Scenario shared = Story.ScenarioOf("default", new ConstantVus(100, TimeSpan.FromSeconds(10))) with
        {
            Bodies = [new("PostEvent", 80) { Name = "PostEvent" }, new("GetUsage", 20) { Name = "usage" }],
        };
        var story = new Story(Story.Of("Weighted", [shared], [])).Vus(100);
        Send("PostEvent", 8, 10, failed: false);
        Send("usage", 2, 30, failed: true);
        LoadResult result = story.Until(10).Judge();

        ScenarioResult usage = result.Scenario("usage");
        Assert.Equal(("usage", "constant-vus", "20 of 100 parts of 100 VUs for 10s"), (usage.Name, usage.Executor, usage.Workload));
        Assert.Equal((2, 2, 2), (usage.Iterations.Completed, usage.Iterations.Failed, usage.Iterations.Due));
        Assert.Equal(30, usage.Latency.P50.TotalMilliseconds, 0.1);
        Assert.Equal(10, result.Scenario("PostEvent").Latency.P95.TotalMilliseconds, 0.1);
        Assert.Equal((8, 0), (result.Scenario("PostEvent").Iterations.Completed, result.Scenario("PostEvent").Iterations.Failed));
        Assert.Equal(10, result.Scenario("default").Latency.Count);
        Assert.Equal("default", Assert.Single(result.Scenarios).Name);
        Assert.Equal(
            "The result has no scenario \"GetUsage\": it has \"default\", \"PostEvent\", \"usage\".",
            Assert.Throws<LoadTestException>(() => result.Scenario("GetUsage")).Message);

        void Send(string body, long count, double milliseconds, bool failed)
        {
            var tags = story.Store.NoTags.With("scenario", body);
            for (var i = 0; i < count; i++)
            {
                story.Store.GetCounter(story.Store.BuiltIn.Iterations, tags).Add(1, 1);
                story.Store.GetTrend(story.Store.BuiltIn.IterationDuration, tags).Record(Story.Ns(milliseconds));
                story.Store.GetRate(story.Store.BuiltIn.IterationFailed, tags).Record(failed);
            }
        }
    }

    [Fact]
    public void Endpoints_scenarios_and_checks_are_found_by_name()
    {
        var result = Run().Check(3, "paid", true).Check(1, "paid", false, "::checkout").Until(10).Judge();

        Assert.Same(result.Endpoints[0], result.Endpoint("GET /products"));
        Assert.Same(result.Endpoints[0], result.Endpoint("/products"));
        Assert.Same(result.Scenarios[0], result.Scenario("default"));
        Assert.Equal(new CheckResult("paid", "", 3, 1), result.Check("paid"));
        Assert.Equal(new CheckResult("paid", "", 3, 0), result.Check("paid", ""));
        Assert.Equal(new CheckResult("paid", "::checkout", 0, 1), result.Check("paid", "::checkout"));
        Assert.Equal(4, result.Check("paid").Total);
        Assert.Equal("The result has no endpoint \"/order\": it has \"GET /products\".", Assert.Throws<LoadTestException>(() => result.Endpoint("/order")).Message);
        Assert.Equal("The result has no scenario \"Browse\": it has \"default\".", Assert.Throws<LoadTestException>(() => result.Scenario("Browse")).Message);
        Assert.Equal("The result has no check \"Paid\": it has \"paid\".", Assert.Throws<LoadTestException>(() => result.Check("Paid")).Message);
        Assert.Equal("The result has no check \"paid\": it has none at all.", Assert.Throws<LoadTestException>(() => Run().Judge().Check("paid")).Message);
    }

    [Fact]
    public void Whether_there_is_anything_is_asked_of_all_metrics_alike()
    {
        var metrics = Run().Judge().Metrics;

        Assert.True(metrics.Latency("http_req_duration").HasSamples && metrics.Trend("http_req_duration").HasSamples && metrics.Counter("http_reqs").HasSamples && metrics.Rate("http_req_failed").HasSamples && metrics.Gauge("vus").HasSamples);
        Assert.False(metrics.Latency("none").HasSamples || metrics.Trend("none").HasSamples || metrics.Counter("none").HasSamples || metrics.Rate("none").HasSamples || metrics.Gauge("none").HasSamples);
        Assert.Equal((100.0, 0), (Run().Judge().Slices[0].RequestRate, metrics.Trend("http_req_duration").NeverStarted));
    }

    /// <summary>Of 100 due, 9 dropped: each endpoint misses its own share, and one that only another scenario knows misses nothing.</summary>
    [Fact]
    public void Endpoints_of_an_open_model_have_response_times()
    {
        var open = new Func<string, Scenario>(name => Story.ScenarioOf(name, new ConstantArrivalRate(new(10, Nanoseconds.PerSecond), TimeSpan.FromSeconds(10), 10, 10)));
        var result = new Story(Story.Of("Shop", [open("Browse"), open("Order")], []))
            .Iterate(91, 5, "Browse").Request(182, 5, "/products", scenario: "Browse").Drop(9, "Browse")
            .Iterate(100, 5, "Order").Request(100, 5, "/orders", scenario: "Order", lag: 3).Until(10).Judge();

        var (products, orders) = (result.Endpoint("/products").ResponseTime, result.Endpoint("/orders").ResponseTime);

        Assert.Equal((182, 18, false, true), (products.Count, products.NeverStarted, products.IsReached(99), products.IsReached(90)));
        Assert.Equal((100, 0, true, 8.0), (orders.Count, orders.NeverStarted, orders.IsReached(100), orders.Max.TotalMilliseconds));
        Assert.False(Run().Judge().Endpoints[0].ResponseTime.HasSamples);
        Assert.False(Run().Judge().Endpoints[0].ResponseTime.IsReached(50));
        Assert.Throws<ArgumentOutOfRangeException>(() => products.IsReached(101));
    }

    [Fact]
    public void ThrowIfFailed_says_why()
    {
        var failure = Assert.Throws<LoadTestFailedException>(() => Run().Judge(StopCause.Aborted, "enough").ThrowIfFailed());

        Assert.StartsWith("The run was aborted at 0:10 of 0:10: enough.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("✗ 10 of 100 requests failed (10.00 %", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_could_not_be_written_change_the_verdict_only_where_that_is_wanted()
    {
        var result = new Story(Story.Closed("Good")).Vus(100).Iterate(100, 20).Until(10).Judge();

        var lenient = result.WithOutputs(["/results/a.json"], ["The disk is full."], strict: false);
        var strict = result.WithOutputs([], ["The disk is full."], strict: true);

        Assert.Equal((true, "/results/a.json", "The disk is full."), (lenient.Passed, lenient.Files[0], lenient.Warnings[0]));
        Assert.Equal((LoadVerdict.Failed, "The disk is full."), (strict.Verdict, strict.Summary));
    }

    private static Story Run()
    {
        var story = new Story(Story.Closed("Run")).Vus(100).Iterate(100, 1);
        for (var ms = 1; ms <= 100; ms++)
        {
            story.Request(1, ms, status: ms > 90 ? 500 : 200);
        }

        return story.Until(10);
    }
}
