using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using PerfTest;
using QuickStart.Api.Products;
using Xunit;

namespace QuickStart.LoadTests;

/// <summary>The load tests of the product catalogue. The API runs in this process; no port is opened and nothing has to be started.</summary>
public class ProductApiLoadTests(WebApplicationFactory<Program> app) : IClassFixture<WebApplicationFactory<Program>>
{
    private readonly HttpClient _http = app.CreateLoadClient();

    // Does it work at all? Counted in iterations, so it is over in no time.
    [LoadTest(Vus = 2, Iterations = 20)]
    public async Task Smoke(VirtualUser vu)
    {
        using var health = await _http.GetAsync("/health", vu.CancellationToken);
        vu.Check("is healthy", health.StatusCode == HttpStatusCode.OK);

        using var product = await _http.GetAsync("/products/1", vu.CancellationToken);
        vu.Check("has products", product.StatusCode == HttpStatusCode.OK);
    }

    // A closed model: 20 people who look, search, think, and look again.
    [LoadTest(Vus = 20, Duration = "5s")]
    [Threshold("p95<250ms")]
    [Threshold("http_req_duration{name:/products/search}: p95<200ms")]
    [Threshold("checks>99%")]
    public async Task Steady_browsing(VirtualUser vu)
    {
        var page = await _http.GetFromJsonAsync<ProductPage>($"/products?page={vu.Random.Next(1, 10)}", vu.CancellationToken);
        vu.Check("the page has products", page is { Items.Count: > 0 });
        await vu.ThinkAsync(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(150));

        using var found = await _http.GetAsync("/products/search?q=chair", vu.CancellationToken);
        vu.Check("the search answers", found.StatusCode == HttpStatusCode.OK);
        await vu.ThinkAsync(TimeSpan.FromMilliseconds(100));
    }

    // A ramp to a peak and down again, with a limit for the peak alone.
    [LoadTest]
    [Stage("2s", 30), Stage("2s", 30, Name = "peak"), Stage("1s", 0)]
    [Threshold("p95<500ms")]
    [Threshold("p99<500ms", During = "peak")]
    public async Task Ramp_over_the_slow_report(VirtualUser vu)
    {
        using var report = await _http.GetAsync("/reports/stock", vu.CancellationToken);
        vu.Check("status is 200", report.StatusCode == HttpStatusCode.OK);
    }

    // An open model: 200 requests start every second, however fast the API answers.
    [LoadTest(Rate = "200/s", Duration = "5s")]
    [Threshold("p99<200ms")]
    public async Task Two_hundred_a_second(VirtualUser vu)
    {
        using var response = await _http.GetAsync($"/products/{vu.Random.Next(1, 200)}", vu.CancellationToken);
        vu.Check("status is 200", response.StatusCode == HttpStatusCode.OK);
    }
}
