using PerfTest;
using Xunit;

namespace BotFlow.LoadTests;

/// <summary>Every endpoint of the API, under a load that rises to 200 users and is held at each level. Twenty minutes.</summary>
public class ApiLoadTest(BotFlowApp app) : IClassFixture<BotFlowApp>
{
    [LoadTest]
    [Stage("1m", 50), Stage("4m", 50, Name = "50 users")]
    [Stage("1m", 100), Stage("5m", 100, Name = "100 users")]
    [Stage("2m", 200), Stage("6m", 200, Name = "200 users"), Stage("1m", 0)]
    [Metric("cache_hit_rate", MetricType.Rate)]
    [Threshold("p50<100ms"), Threshold("p95<500ms")]
    [Threshold("http_req_failed<1%"), Threshold("checks>95%")]
    [Threshold("cache_hit_rate>80%")]
    public Task All_endpoints(VirtualUser vu) => app.VisitAsync(vu);
}
