using Microsoft.AspNetCore.Mvc.Testing;
using PerfTest;
using Xunit;

namespace MarTech.LoadTests;

/// <summary>
/// How many events a second does it take? The rate is doubled until more than a tenth of the requests fail, then the border is narrowed down to 5 %, and confirmed. In
/// memory the API has a single slow writer and hardly a buffer, so that it breaks on any machine; here events that are turned away count as failed.
/// </summary>
public class BreakingPointTest(WebApplicationFactory<Program> app) : IClassFixture<WebApplicationFactory<Program>>
{
    private readonly HttpClient _http = app
        .WithWebHostBuilder(host => host.UseSetting("Flush:Writers", "1").UseSetting("Flush:BatchSize", "10").UseSetting("Buffer:Capacity", "50"))
        .CreateLoadClient();

    [LoadTest]
    [BreakingPoint(From = "250/s", To = "200000/s", AtLeast = "500/s")]
    [ExpectStatus("202")]
    [Threshold("http_req_failed<10%"), Threshold("dropped_iterations: count<100")]
    public Task Doubling_until_errors_exceed_10_percent(VirtualUser vu) => IngestionApi.SendAsync(_http, vu, "/events", EventGenerator.One(vu));
}
