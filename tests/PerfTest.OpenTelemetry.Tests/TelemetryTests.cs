using FluentAssertions;
using Microsoft.AspNetCore.Http;
using PerfTest.Adapting;
using PerfTest.Running;

namespace PerfTest.Telemetry.Tests;

/// <summary>Real runs, and what a collector on loopback gets of them.</summary>
public class TelemetryTests
{
    private const string Limit = "iteration_duration: p95<30s";

    [Fact]
    public async Task What_arrives_equals_the_result()
    {
        await using Collector collector = await Collector.StartAsync();

        LoadResult result = await RunAsync("checks>10%", collector.Address.ToString(), "3s", async vu =>
        {
            vu.Trend("wait", TimeSpan.FromMilliseconds(1 + (vu.Random.NextDouble() * 99)));
            vu.Trend("rows", vu.Iteration % 7);
            vu.Counter("bought", 2);
            vu.Gauge("queue", 5);
            vu.Check("third", vu.Iteration % 3 == 0);
            await vu.ThinkAsync(TimeSpan.FromMilliseconds(5));
        });

        result.Passed.Should().BeTrue(result.Summary);
        result.Warnings.Should().NotContain(warning => warning.Contains("export", StringComparison.Ordinal));
        ReceivedMetrics received = collector.Latest;
        received.Resource.Should().Contain("test.name", "to a collector").And.Contain("test.scenarios", "default").And.Contain("service.name", "perftest");

        received.Points("perftest.iterations").Sum(point => point.Number).Should().Be(result.Iterations.Completed);
        received.Points("perftest.bought").Sum(point => point.Number).Should().Be(2 * result.Iterations.Completed);
        received.Points("perftest.queue").Should().OnlyContain(point => point.Number == 5);
        RateMetric checks = result.Metrics.Rate("checks");
        received.Points("perftest.checks").Where(point => point.Attributes["value"] == "true").Sum(point => point.Number).Should().Be(checks.Passes);
        received.Points("perftest.checks").Where(point => point.Attributes["value"] == "false").Sum(point => point.Number).Should().Be(checks.Fails);
        received.Points("perftest.checks").Should().OnlyContain(point => point.Attributes["check"] == "third" && point.Attributes["scenario"] == "default");
        received.IsCumulative("perftest.iterations").Should().BeTrue();

        received.UnitOf("perftest.wait").Should().Be("s");
        received.IsCumulative("perftest.wait").Should().BeTrue();
        ReceivedPoint wait = received.Points("perftest.wait").Single();
        TrendMetric expected = result.Metrics.Trend("wait");
        wait.Count.Should().Be(result.Iterations.Completed).And.Be(expected.Count);
        (wait.Zeros + wait.Buckets.Sum(bucket => (long)bucket)).Should().Be(wait.Count);
        wait.Sum.Should().BeApproximately(expected.Average * expected.Count / 1e3, 0.001 * wait.Sum);
        wait.Min.Should().BeApproximately(expected.Min / 1e3, 0.001);
        wait.Max.Should().BeApproximately(expected.Max / 1e3, 0.001);
        foreach (double percent in new[] { 10.0, 50, 90, 99 })
        {
            (double above, double upTo) = wait.BucketOf((long)(percent / 100 * (wait.Count - 1)));
            (expected.Percentile(percent) / 1e3).Should().BeInRange(above * 0.97, upTo * 1.03, $"p{percent} lies in its bucket");
        }

        received.Points("perftest.rows").Single().Zeros.Should().BePositive("zeros are counted");
    }

    [Fact]
    public async Task It_is_sent_as_the_run_goes_and_with_the_headers_that_were_asked_for()
    {
        await using Collector collector = await Collector.StartAsync();
        using var variables = new StandardVariables(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address.ToString()),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "X-Tenant=load"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
            ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=here"));
        var seen = 0;

        await RunAsync(Limit, "", "5s", async vu =>
        {
            seen = Math.Max(seen, collector.Requests);
            await vu.ThinkAsync(TimeSpan.FromMilliseconds(20));
        });

        seen.Should().BeGreaterThanOrEqualTo(2);
        collector.Headers.Should().OnlyContain(header => header == "load");
        collector.Latest.Resource.Should().Contain("deployment.environment.name", "here");
    }

    [Fact]
    public async Task A_collector_that_is_down_is_a_warning_and_the_verdict_stands()
    {
        LoadResult result = await RunAsync(Limit, "http://127.0.0.1:9", "200ms", vu => vu.ThinkAsync(TimeSpan.FromMilliseconds(5)).AsTask());

        result.Passed.Should().BeTrue(result.Summary);
        result.Warnings.Should().ContainSingle(warning => warning.StartsWith("The metrics could not be exported to http://127.0.0.1:9/v1/metrics: ", StringComparison.Ordinal))
            .Which.Should().EndWith("The verdict stands (PERFTEST_STRICT_OUTPUTS=1 makes this a failure).");
    }

    [Fact]
    public async Task With_strict_outputs_a_collector_that_is_down_fails_the_test()
    {
        LoadResult result = await RunAsync(Limit, "http://127.0.0.1:9", "200ms", vu => vu.ThinkAsync(TimeSpan.FromMilliseconds(5)).AsTask(), strict: "1");

        result.Verdict.Should().Be(LoadVerdict.Failed);
        result.Summary.Should().StartWith("The metrics could not be exported to http://127.0.0.1:9/v1/metrics: ").And.NotContain("The verdict stands");
    }

    [Fact]
    public async Task A_collector_that_refuses_is_a_warning_with_its_answer()
    {
        await using Collector collector = await Collector.StartAsync();
        collector.Status = StatusCodes.Status401Unauthorized;

        LoadResult result = await RunAsync(Limit, collector.Address.ToString(), "200ms", vu => vu.ThinkAsync(TimeSpan.FromMilliseconds(5)).AsTask());

        result.Passed.Should().BeTrue(result.Summary);
        result.Warnings.Should().ContainSingle(warning => warning.Contains("it answered 401 Unauthorized", StringComparison.Ordinal));
    }

    private static async Task<LoadResult> RunAsync(string threshold, string otlp, string duration, Func<VirtualUser, Task> body, string strict = "0")
    {
        LoadRunOutcome outcome = await LoadRun.RunAsync(new LoadRunRequest
        {
            Declaration = new LoadBuilder().Vus(2).Duration(duration).Warmup("0s").Threshold(threshold).ToDeclaration("to a collector"),
            Bodies = new Dictionary<string, LoadBody> { ["to a collector"] = new("to a collector", vu => new ValueTask(body(vu)), IsBlocking: false) },
            Parameters = new Dictionary<string, string> { [TelemetrySetting.Variable] = otlp, ["PERFTEST_STRICT_OUTPUTS"] = strict, ["PERFTEST_EXCLUSIVE"] = "process" },
        });
        return outcome.Result ?? throw new InvalidOperationException(string.Join(Environment.NewLine, outcome.Mistakes));
    }

    private sealed class StandardVariables : IDisposable
    {
        private readonly string[] _names;

        public StandardVariables(params (string Name, string Value)[] variables)
        {
            _names = [.. variables.Select(variable => variable.Name)];
            foreach ((string name, string value) in variables)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }

        public void Dispose()
        {
            foreach (string name in _names)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }
}
