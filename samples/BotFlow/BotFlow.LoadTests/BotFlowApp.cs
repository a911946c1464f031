using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using PerfTest;

namespace BotFlow.LoadTests;

/// <summary>The application in memory, or the one at PERFTEST_BASE_URL, and what a customer does in its dashboard.</summary>
public sealed class BotFlowApp : IDisposable
{
    private static readonly string[] Categories = ["support", "sales", "booking", "survey", "faq"];
    private readonly WebApplicationFactory<Program> _app = new();
    private readonly HttpClient _http;

    public BotFlowApp()
    {
        var token = Environment.GetEnvironmentVariable("AUTH_TOKEN") ?? "demo-token";
        _http = _app.CreateLoadClient(http => http.DefaultRequestHeaders.Authorization = new("Bearer", token));
    }

    /// <summary>One visit to the dashboard: every endpoint, and a look at what it shows.</summary>
    public async Task VisitAsync(VirtualUser vu)
    {
        await GetAsync(vu, "/health", "health check status is 200", "health check response time < 50ms", TimeSpan.FromMilliseconds(50));
        await GetAsync(vu, "/api/bots", "bot list status is 200", "bot list response time < 200ms", TimeSpan.FromMilliseconds(200));
        await GetAsync(vu, $"/api/conversations?page={vu.Random.Next(1, 50)}", "conversations status is 200", "conversations response time < 300ms", TimeSpan.FromMilliseconds(300));
        await GetAsync(vu, "/api/analytics/realtime", "analytics status is 200", "analytics response time < 500ms", TimeSpan.FromMilliseconds(500));

        using var templates = await _http.GetAsync($"/api/templates/{Categories[vu.Random.Next(Categories.Length)]}", vu.CancellationToken);
        vu.Check("templates status is 200", templates.StatusCode == HttpStatusCode.OK);
        vu.Rate("cache_hit_rate", templates.Headers.TryGetValues("X-Cache", out var cache) && cache.Contains("HIT"));

        await vu.ThinkAsync(TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(1500));
    }

    public void Dispose()
    {
        _http.Dispose();
        _app.Dispose();
    }

    private async Task GetAsync(VirtualUser vu, string path, string isOk, string isFast, TimeSpan limit)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await _http.GetAsync(path, vu.CancellationToken);
        var time = Stopwatch.GetElapsedTime(started);
        vu.Check(isOk, response.StatusCode == HttpStatusCode.OK);
        vu.Check(isFast, time < limit);
    }
}
