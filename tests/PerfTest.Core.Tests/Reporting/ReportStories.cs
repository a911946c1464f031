using System.Collections.Immutable;
using PerfTest.Core.Tests.Judging;
using PerfTest.Planning;
using PerfTest.Reporting;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Reporting;

/// <summary>Runs whose reports are approved.</summary>
internal static class ReportStories
{
    public static readonly ReportContext Context = new()
    {
        Framework = "xUnit 2.9.3",
        RerunCommand = "dotnet test --filter \"FullyQualifiedName=Shop.ProductApi.Products_are_listed\"",
    };

    /// <summary>A steady closed model in which everything holds.</summary>
    public static LoadResult Passed()
    {
        var plan = Story.Closed("Shop.ProductApi.Products_are_listed", new ConstantVus(100, TimeSpan.FromMinutes(2)), Limits.Of("p95<500ms"), Limits.Of("http_req_failed<1%")) with
        {
            Origins = Origins(("Vus", "100", "[LoadTest]"), ("Duration", "2m", "PERFTEST_DURATION"), ("GracefulStop", "30s", "default")),
        };
        var story = new Story(plan).Vus(100);
        for (var second = 1; second <= 120; second++)
        {
            var wave = 1 + (0.4 * Math.Sin(second / 9.0));
            for (var i = 1; i <= 20; i++)
            {
                story.Iterate(1, 900 + (i * 20 * wave)).Request(1, i * 8 * wave).Request(1, i * 2.5 * wave, "/products/{id}");
            }

            story.Check(20, "status is 200", true).Until(second);
        }

        story.Request(3, 31, "/products", status: 503).Until(120.4);
        return story.InMemory().Health().Machine().Judge().WithOutputs(["/home/dev/shop/TestResults/perftest/20260102-150405-4711/Shop.ProductApi.Products_are_listed.json"], [], strict: false);
    }

    /// <summary>The same, until the database gives way: slow first, then 500s, failed checks and a failed assertion.</summary>
    public static LoadResult Failed()
    {
        var plan = Story.Closed("Shop.ProductApi.Products_are_listed", new ConstantVus(100, TimeSpan.FromMinutes(5)), Limits.Of("p95<500ms"), Limits.Of("http_req_duration{name:/products/{id}}: p99<200ms"), Limits.Of("http_reqs>100/s", origin: "PERFTEST_THRESHOLDS"), Limits.Of("checkout_total: avg<100"));
        var story = new Story(plan).Vus(100);
        for (var second = 1; second <= 300; second++)
        {
            var stress = Math.Max(0, 1 - (Math.Abs(second - 200) / 80.0));
            for (var i = 1; i <= 10; i++)
            {
                story.Iterate(1, 1000 + (i * 100 * stress), failed: stress > 0.9 && i == 10);
                story.Request(1, i * (12 + (110 * stress)), status: stress > 0.7 && i > 8 ? 500 : 200).Request(2, i * (4 + (10 * stress)), "/products/{id}").Request(1, 30 + i, "/orders", 201, "POST");
            }

            story.Check(8, "status is 200", true).Check(2, "status is 200", stress <= 0.7).Check(1, "paid", true, "::checkout::pay");
            if (stress > 0.7)
            {
                story.Recorder.Errors.Record("default", "http 5xx", "GET /products → 500 Internal Server Error", Story.Ns(second * 1000));
            }

            if (stress > 0.9)
            {
                story.Error(Thrown());
            }

            story.Until(second);
        }

        story.Recorder.Errors.KeepBody("default", "http 5xx", "GET /products → 500 Internal Server Error", $"{{\"title\":\"no connection\",\n \"detail\":\"The pool is empty.\",\"trace\":\"{new string('x', 150)}\"}}");
        return story.Interrupt(2).Until(301.5).InMemory()
            .Health(well => well with { ReadingsWithGrowingPool = 9, PoolThreadsMax = 31, PoolQueueMax = 240 }, Story.Ns(812))
            .Machine(well => well with { BuildConfiguration = "Debug", UnoptimizedAssemblies = ["Shop.Tests"] }).Judge()
            .WithOutputs(["/home/dev/shop/TestResults/perftest/20260102-150405-4711/Shop.ProductApi.Products_are_listed.json"], ["The file '/readonly/x.csv' could not be written: Access denied. The verdict stands (PERFTEST_STRICT_OUTPUTS=1 makes this a failure)."], strict: false);
    }

    /// <summary>wrk2's arithmetic: 1,000/s, a stall of 1 s every 10 s, and only 10 VUs.</summary>
    public static LoadResult NotDelivered()
    {
        var plan = Story.Open("Shop.Stall.Thousand_a_second", new ConstantArrivalRate(new(1000, Nanoseconds.PerSecond), TimeSpan.FromSeconds(30), 10, 10), Limits.Of("p99<200ms"));
        var story = new Story(plan).Vus(10);
        for (var second = 1; second <= 30; second++)
        {
            var stalls = second % 10 == 5;
            var started = stalls ? 10 : 1000;
            story.Iterate(started, stalls ? 1000 : 1).Request(started, stalls ? 1000 : 1).Drop(1000 - started).Until(second);
        }

        return story.Health().Machine().Judge();
    }

    /// <summary>Two scenarios side by side, open and closed, custom metrics and groups.</summary>
    public static LoadResult TwoScenarios()
    {
        var plan = Story.Of(
            "Shop.Mixed(region: \"eu\")",
            [
                Story.ScenarioOf("Browse", new RampingVus(0, [new(TimeSpan.FromSeconds(10), 50), new(TimeSpan.FromSeconds(10), 50, "peak")], TimeSpan.Zero)),
                Story.ScenarioOf("Order", new ConstantArrivalRate(new(20, Nanoseconds.PerSecond), TimeSpan.FromSeconds(10), 40, 40), TimeSpan.FromSeconds(10)),
            ],
            [Limits.Of("http_req_duration{scenario:Order}: p95<300ms"), Limits.Of("p95<500ms", "peak"), Limits.Of("checks>95%")]);
        var story = new Story(plan);
        for (var second = 1; second <= 20; second++)
        {
            var vus = Math.Min(50, second * 5);
            story.Vus(vus, vus, "Browse").Iterate(vus, 1000, "Browse").Request(vus, 40 + second, scenario: "Browse");
            if (second > 10)
            {
                story.Vus(12, 40, "Order").Iterate(20, 210, "Order", lag: 0.4).Request(20, 200, "/orders", 201, "POST", "Order", lag: 0.4);
            }

            story.Check(9, "in stock", true).Check(1, "in stock", second > 4);
            story.Until(second);
        }

        var groups = story.Store.GetTrend(story.Store.BuiltIn.GroupDuration, story.Store.NoTags.With("scenario", "Order").With("group", "::checkout::pay"));
        var basket = story.Store.GetTrend(story.Store.Define("basket_value", MetricType.Trend, Unit.None), story.Store.NoTags);
        for (var i = 1; i <= 200; i++)
        {
            groups.Record(Story.Ns(150 + i));
            basket.Record(i * 250);
        }

        story.Store.GetCounter(story.Store.Define("orders_paid", MetricType.Counter, Unit.None), story.Store.NoTags).Add(200, 1);
        story.Store.GetGauge(story.Store.Define("queue_length", MetricType.Gauge, Unit.None), story.Store.NoTags).Set(17);
        return story.Judge();
    }

    public static LoadResult Smoke()
    {
        var plan = Story.Closed("Shop.ProductApi.Products_are_listed", new PerVuIterations(1, 1, TimeSpan.FromMinutes(10))) with { Mode = RunMode.Smoke, Thresholds = DefaultBudgets.OfOneIteration([]) };
        return new Story(plan).Iterate(1, 12).Request(1, 11).Check(1, "status is 200", true).Until(0.013).Judge();
    }

    public static LoadResult Cancelled()
    {
        var story = new Story(Story.Closed("Shop.Long", new ConstantVus(10, TimeSpan.FromHours(2)), Limits.Of("p95<500ms"))).Vus(10);
        for (var second = 1; second <= 5; second++)
        {
            story.Iterate(10, 1000).Request(10, 20).Until(second);
        }

        return story.Judge(StopCause.Cancelled, "cancelled");
    }

    public static IEnumerable<LoadResult> All() => [Passed(), Failed(), NotDelivered(), TwoScenarios(), Smoke(), Cancelled()];

    private static ImmutableArray<SettingOrigin> Origins(params (string Name, string Value, string Origin)[] settings) =>
        [.. settings.Select(setting => new SettingOrigin(setting.Name, setting.Value, setting.Origin, "default"))];

    private static StackedException Thrown() => new StackedException(
        "Assert.Equal() Failure: Values differ\nExpected: 25\nActual:   0",
        "   at Shop.ProductApi.Products_are_listed(VirtualUser vu) in /home/dev/shop/ProductApi.cs:line 27\n--- End of stack trace from previous location ---\n   at PerfTest.Running.VuLoop.Invoke()");

    private sealed class StackedException(string message, string stack) : Exception(message)
    {
        public override string StackTrace => stack;
    }
}
