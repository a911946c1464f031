using Microsoft.AspNetCore.Mvc.Testing;
using PerfTest;
using Xunit;

namespace MarTech.LoadTests;

/// <summary>Ten thousand events a second for 30 seconds, one in each request.</summary>
public class SimpleLoadTest(WebApplicationFactory<Program> app) : IClassFixture<WebApplicationFactory<Program>>
{
    private readonly HttpClient _http = app.CreateLoadClient();

    [LoadTest(Rate = "10000/s", Duration = "30s", MaxVus = 1000, Warmup = "10s")]
    [ExpectStatus("202,429")]
    [Probe("/health", Every = "1s"), Scrape("/metrics", "buffer_size", "http_requests_total")]
    [Metric("events_sent", MetricType.Counter), Metric("event_size_bytes", MetricType.Trend, Unit.Bytes), Metric("throttled", MetricType.Rate)]
    [Threshold("p95<500ms"), Threshold("p99<1000ms")]
    [Threshold("http_req_failed<5%"), Threshold("checks>95%"), Threshold("throttled<5%"), Threshold("http_reqs{error_class:timeout}: count==0")]
    [Threshold("health_check_duration: p95<500ms"), Threshold("health_check_failed<5%")]
    [Threshold("buffer_size: max<200000")]
    [Threshold("event_size_bytes: p95<1KB")]
    public Task Events_are_accepted(VirtualUser vu) => IngestionApi.SendAsync(_http, vu, "/events", EventGenerator.One(vu));
}
