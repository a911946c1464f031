// What using PerfTest feels like: the promise of the design, compiled as a user would compile it. It is not run.
using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using PerfTest;

namespace DesignSample;

public class ProductApi(WebApplicationFactory<Program> app) : IClassFixture<WebApplicationFactory<Program>>
{
    private readonly HttpClient _http = app.CreateLoadClient();    // in memory; PERFTEST_BASE_URL makes it a live target, and the host is never started

    [LoadTest(Vus = 100, Duration = "5m")]
    [Threshold("p95<500ms")]
    [Threshold("http_req_failed<1%")]                              // replaces the default budget of zero failures
    public async Task Products_are_listed(VirtualUser vu)          // the parameter is optional; VirtualUser.Current is the same
    {
        using var response = await _http.GetAsync("/products", vu.CancellationToken);
        vu.Check("status is 200", response.StatusCode == HttpStatusCode.OK);
        await vu.ThinkAsync(TimeSpan.FromSeconds(1));
    }

    [LoadTest(Rate = "10000/s", Duration = "30s")]                 // open model: judged by response time from the intended start
    [Threshold("p99<200ms", AbortOnFail = true)]
    public async Task Ten_thousand_a_second() => (await _http.GetAsync("/products/7")).Dispose();

    [LoadTest]                                                     // ramping VUs
    [Stage("30s", 100), Stage("1m", 500), Stage("2m", 1000), Stage("1m", 1000, Name = "peak"), Stage("30s", 0)]
    [Threshold("p95<500ms", During = "peak")]
    public async Task Ramp() => (await _http.GetAsync("/products")).Dispose();

    [LoadTest(Vus = 100, Duration = "5m")]                         // one test per profile: --filter Profile=smoke
    [Profile("smoke", Vus = 1, Duration = "10s"), Profile("spike", Stages = "10s:50, 10s:500, 3m:500, 10s:50, 2m:50")]
    public async Task Search() => (await _http.GetAsync("/search?q=chair")).Dispose();

    [LoadTest]                                                     // several workloads side by side; the method judges afterwards
    [Scenario(nameof(Browse), Vus = 50, Duration = "1m")]
    [Scenario(nameof(Order), Rate = "20/s", Duration = "1m", StartTime = "10s")]
    [Threshold("http_req_duration{scenario:Order}: p95<300ms")]
    public void Shop(LoadResult result) => Assert.True(result.Http.Duration.P95 < TimeSpan.FromMilliseconds(400));

    [LoadTest(Vus = 10, Duration = "10s")]
    [InlineData("chair"), InlineData("table")]                     // each row a load test; injected parameters come last, optional
    public async Task Find(string word, VirtualUser? vu = null, CancellationToken ct = default)
    {
        using var response = await _http.GetAsync($"/search?q={word}", ct);
        vu?.Check("found", response.IsSuccessStatusCode);
    }

    private async Task Browse(VirtualUser vu) => (await _http.GetAsync("/products", vu.CancellationToken)).Dispose();

    private async Task Order(VirtualUser vu) => (await _http.PostAsync("/orders", content: null, vu.CancellationToken)).Dispose();
}

public class WithoutAnyFramework
{
    [Fact(Skip = "Compiled, not run.")]
    public async Task Checkout()
    {
        LoadResult result = await LoadTest.RunAsync("checkout", async vu => await vu.ThinkAsync(TimeSpan.FromSeconds(1)), load => load.Vus(100).Duration("30s").Threshold("p95<500ms"));
        Assert.NotNull(result);
    }
}
