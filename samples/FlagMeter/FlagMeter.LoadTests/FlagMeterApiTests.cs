using System.Net;
using System.Net.Http.Json;
using FlagMeter.Api.Events;
using FlagMeter.Api.Usage;
using Microsoft.AspNetCore.Mvc.Testing;
using NUnit.Framework;

namespace FlagMeter.LoadTests;

/// <summary>What the API does, beside how fast it does it: load tests and ordinary tests live in one project.</summary>
public class FlagMeterApiTests
{
    private readonly WebApplicationFactory<Program> _app = new();
    private HttpClient _http = null!;

    [OneTimeSetUp]
    public void Start() => _http = _app.CreateClient();

    [OneTimeTearDown]
    public async Task Stop()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task Booked_events_add_up([Values(1, 25)] int events)
    {
        string tenant = $"tenant-{events}";
        for (int i = 1; i <= events; i++)
        {
            using var response = await _http.PostAsJsonAsync("/api/events", new FlagEvent(tenant, i % 2 == 0 ? "even" : "odd", i));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        }

        // Events are booked by a worker, after the answer.
        Assert.That(async () => (await UsageAsync(tenant))?.Events, Is.EqualTo(events).After(10).Seconds.PollEvery(20).MilliSeconds);
        Assert.That((await UsageAsync(tenant))!.Tokens, Is.EqualTo(events * (events + 1) / 2));
    }

    [Test]
    public async Task A_tenant_without_events_is_unknown()
    {
        using var response = await _http.GetAsync("/api/usage/nobody");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(0)]
    [TestCase(-5)]
    [TestCase(1_000_001)]
    public async Task Tokens_out_of_range_are_refused(long tokens)
    {
        using var response = await _http.PostAsJsonAsync("/api/events", new FlagEvent("acme-corp", "gpt-4", tokens));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private async Task<TenantUsage?> UsageAsync(string tenant)
    {
        using var response = await _http.GetAsync($"/api/usage/{tenant}");
        return response.StatusCode == HttpStatusCode.OK ? await response.Content.ReadFromJsonAsync<TenantUsage>() : null;
    }
}
