using FluentAssertions;
using Microsoft.AspNetCore.Mvc.Testing;

namespace PerfTest.AspNetCore.Tests.Dashboard;

[Collection(nameof(AloneCollection))]
public class ScrapingTests
{
    [PrometheusFact]
    public async Task What_Prometheus_has_scraped_equals_the_summary()
    {
        await using var app = new WebApplicationFactory<Program>();
        HttpClient http = app.CreateLoadClient();
        LiveRun run = LiveRun.Start("scraped {\"test\"}", "8s", body: async vu =>
        {
            using HttpResponseMessage response = await http.GetAsync(vu.Iteration % 10 == 9 ? "/status/503" : "/items/7", vu.CancellationToken);
            vu.Check("it is there", response.IsSuccessStatusCode);
            await vu.ThinkAsync(TimeSpan.FromMilliseconds(20));
        });
        await using Prometheus prometheus = await Prometheus.StartAsync(await run.AddressAsync());

        // While it runs; and when it is over the dashboard still has the last state.
        double? active = await prometheus.QueryAsync("perftest_run_active", value => value == 1);
        double? during = await prometheus.QueryAsync("sum(perftest_http_reqs_total)", value => value > 0);
        LoadResult result = await run.ResultAsync();

        active.Should().Be(1);
        during.Should().BePositive().And.BeLessThanOrEqualTo(result.Http.Requests.Count);
        (await prometheus.QueryAsync("perftest_run_active", value => value == 0)).Should().Be(0);
        await EqualsAsync("sum(perftest_http_reqs_total)", result.Http.Requests.Count);
        await EqualsAsync("sum(perftest_iterations_total)", result.Iterations.Completed);
        await EqualsAsync("sum(perftest_http_req_failed_total{value=\"true\"})", result.Http.Failed.Passes);
        await EqualsAsync("sum(perftest_http_reqs_total{status=\"503\"})", result.Http.Failed.Passes);
        await EqualsAsync("sum(perftest_checks_total{check=\"it is there\",value=\"false\"})", result.Http.Failed.Passes);
        await EqualsAsync("sum(perftest_http_req_duration_seconds_count)", result.Http.Requests.Count);
        await EqualsAsync("sum(perftest_http_req_duration_seconds_bucket{le=\"+Inf\"})", result.Http.Requests.Count);
        await EqualsAsync("sum(perftest_http_req_duration_seconds_sum) / sum(perftest_http_req_duration_seconds_count)", result.Http.Duration.Average.TotalSeconds);
        await EqualsAsync("perftest_http_req_duration_quantile_seconds{quantile=\"0.95\"}", result.Http.Duration.P95.TotalSeconds);
        await EqualsAsync("perftest_http_req_duration_quantile_seconds{quantile=\"0.5\",test=\"scraped {\\\"test\\\"}\"}", result.Http.Duration.Median.TotalSeconds);
        await EqualsAsync("perftest_threshold_ok{threshold=\"iteration_duration: p95<30s\"}", 1);

        async Task EqualsAsync(string query, double expected)
        {
            double? found = await prometheus.QueryAsync(query, value => Math.Abs(value - expected) <= 2e-7 + (1e-6 * Math.Abs(expected)));
            found.Should().BeApproximately(expected, 2e-7 + (1e-6 * Math.Abs(expected)), query);
        }
    }
}
