using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using FlagMeter.Api.Events;
using FlagMeter.Api.Usage;
using Microsoft.AspNetCore.Mvc.Testing;
using NUnit.Framework;
using PerfTest;

namespace FlagMeter.LoadTests;

/// <summary>Five minutes up to a thousand users, four of five requests an event, one a question for the usage. The API runs in this process, unless PERFTEST_BASE_URL names another.</summary>
public class FlagMeterLoadTests
{
    private static readonly string[] Tenants = ["acme-corp", "techstart", "enterprise"];
    private static readonly string[] Features = ["gpt-4", "gpt-3.5-turbo", "claude-3", "embeddings"];

    private readonly WebApplicationFactory<Program> _app = new();
    private HttpClient _http = null!;

    // Usage can only be asked of tenants that have some.
    [OneTimeSetUp]
    public async Task Start()
    {
        _http = _app.CreateLoadClient();
        foreach (string tenant in Tenants)
        {
            using var response = await _http.PostAsJsonAsync("/api/events", new FlagEvent(tenant, Features[0], 100));
            response.EnsureSuccessStatusCode();
        }
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [LoadTest]
    [Scenario(nameof(Create_event), Weight = 80), Scenario(nameof(Query_usage), Weight = 20)]
    [Stage("30s", 100), Stage("1m", 500), Stage("2m", 1000), Stage("1m", 1000, Name = "sustained"), Stage("30s", 0)]
    [Watch]
    [Metric("errors", MetricType.Rate)]
    [Threshold("http_req_duration: p95<200ms")]
    [Threshold("http_req_duration: p99<500ms")]
    [Threshold("errors<10%")]
    [Threshold("http_req_failed<5%")]
    [Threshold("http_reqs>1000/s", During = "sustained")]
    public void Load(LoadResult result)
    {
        TestContext.Out.WriteLine(Summary(result));
        if (result.Mode == RunMode.Full)
        {
            Assert.That(result.Check("event is accepted").Passes, Is.EqualTo(4 * result.Check("usage is the tenant's").Passes).Within(2).Percent, "four events for each question");
        }
    }

    private async Task Create_event(VirtualUser vu)
    {
        var flagEvent = new FlagEvent(Pick(Tenants, vu), Pick(Features, vu), vu.Random.Next(100, 5_101));
        using var response = await _http.PostAsJsonAsync("/api/events", flagEvent, vu.CancellationToken);
        vu.Rate("errors", !vu.Check("event is accepted", response.StatusCode == HttpStatusCode.Accepted));
        await vu.ThinkAsync(TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(750));
    }

    private async Task Query_usage(VirtualUser vu)
    {
        string tenant = Pick(Tenants, vu);
        using var response = await _http.GetAsync($"/api/usage/{tenant}", vu.CancellationToken);
        var usage = response.StatusCode == HttpStatusCode.OK ? await response.Content.ReadFromJsonAsync<TenantUsage>(vu.CancellationToken) : null;
        vu.Rate("errors", !vu.Check("usage is the tenant's", usage is { Tokens: > 0 } && usage.Tenant == tenant));
        await vu.ThinkAsync(TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(750));
    }

    private static string Pick(string[] from, VirtualUser vu) => from[vu.Random.Next(from.Length)];

    // The guide's own summary, from the result that every judging method may take.
    private static string Summary(LoadResult result)
    {
        var http = result.Http;
        bool met = http.Duration.P99 <= TimeSpan.FromMilliseconds(200);
        return string.Create(CultureInfo.InvariantCulture, $"""
            ========================================
            FlagMeter Load Test Results
            ========================================
            Total Requests: {http.Requests.Count}
            Average RPS: {http.Requests.Rate:0.00}
            P95 Latency: {http.Duration.P95.TotalMilliseconds:0.00}ms
            P99 Latency: {http.Duration.P99.TotalMilliseconds:0.00}ms
            Error Rate: {result.Metrics.Rate("errors").Rate:0.00%}
            ========================================

            P99 Target: ≤ 200ms
            P99 Result: {(met ? "✓ PASS" : "✗ FAIL")}
            """);
    }
}
