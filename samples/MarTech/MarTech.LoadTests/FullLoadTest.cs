using Microsoft.AspNetCore.Mvc.Testing;
using PerfTest;
using Xunit;
using Xunit.Abstractions;

namespace MarTech.LoadTests;

/// <summary>
/// The plan for five million requests a second, of which one fifth has single events, one fifth batches of 10 and three fifths batches of 100. Its rate is that of
/// one machine; <c>PERFTEST_RATE=100000/s</c> is another, divided in the same way.
/// </summary>
public class FullLoadTest(WebApplicationFactory<Program> app, ITestOutputHelper output) : IClassFixture<WebApplicationFactory<Program>>
{
    private readonly HttpClient _http = app.CreateLoadClient();

    [LoadTest(Rate = "1000/s", Duration = "60s", MaxVus = 1000, Warmup = "10s")]
    [Scenario(nameof(Single), Weight = 1)]
    [Scenario(nameof(BatchOf10), Weight = 1)]
    [Scenario(nameof(BatchOf100), Weight = 3)]
    [ExpectStatus("202,429")]
    [Probe("/health", Every = "1s")]
    [Metric("events_sent", MetricType.Counter), Metric("event_size_bytes", MetricType.Trend, Unit.Bytes), Metric("throttled", MetricType.Rate)]
    [Threshold("p95<500ms"), Threshold("p99<1000ms")]
    [Threshold("http_req_failed<5%"), Threshold("checks>95%"), Threshold("throttled<5%"), Threshold("http_reqs{error_class:timeout}: count==0")]
    [Threshold("health_check_duration: p95<500ms"), Threshold("health_check_failed<5%")]
    [Threshold("http_req_duration{scenario:BatchOf100}: p95<500ms")]
    public void Single_events_and_batches(LoadResult result)
    {
        var sent = result.Metrics.Counter("events_sent");
        output.WriteLine($"{sent.Count:N0} events in {result.Http.Requests.Count:N0} requests");
    }

    private Task Single(VirtualUser vu) => IngestionApi.SendAsync(_http, vu, "/events", EventGenerator.One(vu));

    private Task BatchOf10(VirtualUser vu) => IngestionApi.SendAsync(_http, vu, "/events/batch", EventGenerator.Batch(vu, 10));

    private Task BatchOf100(VirtualUser vu) => IngestionApi.SendAsync(_http, vu, "/events/batch", EventGenerator.Batch(vu, 100));
}
