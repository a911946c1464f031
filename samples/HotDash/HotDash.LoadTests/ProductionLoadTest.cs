using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using NUnit.Framework;
using PerfTest;

namespace HotDash.LoadTests;

/// <summary>Can the dashboard bear a thousand users at the same time, and does it say that it is healthy meanwhile? Nineteen minutes.</summary>
public class ProductionLoadTest
{
    private static readonly string[] Tiles = ["sales", "orders", "inventory", "fulfilment", "reviews", "ads"];

    private readonly WebApplicationFactory<Program> _app = new();
    private HttpClient _http = null!;
    private string? _instance;

    [OneTimeSetUp]
    public void Start() => _http = _app.CreateLoadClient();

    [OneTimeTearDown]
    public async Task Stop()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [LoadTest]
    [Stage("2m", 100, Name = "warm-up")]
    [Stage("3m", 300, Name = "ramp-up 1"), Stage("3m", 600, Name = "ramp-up 2"), Stage("2m", 1000, Name = "ramp-up 3")]
    [Stage("5m", 1000, Name = "sustained")]
    [Stage("2m", 500, Name = "ramp-down 1"), Stage("2m", 0, Name = "ramp-down 2")]
    [Probe("/health", Every = "5s"), Probe("/api/monitoring/health", Name = "api_health", Every = "5s")]
    [Watch]
    [Metric("errors", MetricType.Rate)]
    [Threshold("http_req_duration p(95)<3000")]
    [Threshold("http_req_failed rate<0.005")]
    [Threshold("errors rate<0.005")]
    [Threshold("health_check_duration p(95)<2000"), Threshold("health_check_failed==0%")]
    [Threshold("api_health_duration p(95)<3000"), Threshold("api_health_failed==0%")]
    [Threshold("checks{check:no restart}==100%")]
    public async Task A_thousand_users(VirtualUser vu)
    {
        await GetAsync(vu, "/");
        foreach (var tile in Tiles)
            await GetAsync(vu, $"/api/tiles/{tile}");
        await vu.ThinkAsync(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
    }

    private async Task GetAsync(VirtualUser vu, string path)
    {
        using var response = await _http.GetAsync(path, vu.CancellationToken);
        vu.Rate("errors", response.StatusCode != HttpStatusCode.OK);

        // An application that crashed and was started again answers as before; but it is another one.
        if (response.Headers.TryGetValues("X-Instance", out var instance))
        {
            var seen = instance.First();
            vu.Check("no restart", (Interlocked.CompareExchange(ref _instance, seen, null) ?? seen) == seen);
        }
    }
}
