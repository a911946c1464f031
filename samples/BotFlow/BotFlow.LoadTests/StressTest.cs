using PerfTest;
using Xunit;

namespace BotFlow.LoadTests;

/// <summary>Where does it break? 100, 200, 300 and 400 users, five minutes each, then back to 100: does it recover? 25 minutes.</summary>
public class StressTest(BotFlowApp app) : IClassFixture<BotFlowApp>
{
    [LoadTest]
    [Stage("1m", 100), Stage("5m", 100, Name = "100 users")]
    [Stage("30s", 200), Stage("5m", 200, Name = "200 users")]
    [Stage("30s", 300), Stage("5m", 300, Name = "300 users")]
    [Stage("30s", 400), Stage("5m", 400, Name = "400 users")]
    [Stage("30s", 100), Stage("2m", 100, Name = "recovery")]
    [Threshold("http_req_failed<5%"), Threshold("checks>90%")]
    [Threshold("http_req_failed<5%", During = "100 users"), Threshold("p95<2000ms", During = "100 users")]
    [Threshold("http_req_failed<5%", During = "200 users"), Threshold("p95<2000ms", During = "200 users")]
    [Threshold("http_req_failed<5%", During = "300 users"), Threshold("p95<2000ms", During = "300 users")]
    [Threshold("http_req_failed<5%", During = "400 users"), Threshold("p95<2000ms", During = "400 users")]
    [Threshold("p95<500ms", RecoversWithin = "1m", AfterStage = "400 users")]
    public Task Until_it_breaks(VirtualUser vu) => app.VisitAsync(vu);
}
