using PerfTest;
using Xunit;

namespace BotFlow.LoadTests;

/// <summary>A post goes viral, twice: from 50 users to 500 within ten seconds, and to 800. After each it must be itself again within a minute.</summary>
public class SpikeTest(BotFlowApp app) : IClassFixture<BotFlowApp>
{
    [LoadTest]
    [Stage("10s", 50), Stage("1m", 50, Name = "normal")]
    [Stage("10s", 500), Stage("3m", 500, Name = "spike 1")]
    [Stage("10s", 50), Stage("2m", 50, Name = "normal again")]
    [Stage("10s", 800), Stage("3m", 800, Name = "spike 2")]
    [Stage("10s", 50), Stage("2m", 50, Name = "recovery")]
    [Threshold("http_req_failed<10%"), Threshold("checks>90%")]
    [Threshold("http_req_failed<10%", During = "spike 1"), Threshold("http_req_failed<10%", During = "spike 2")]
    [Threshold("http_reqs{error_class:timeout}: count==0"), Threshold("http_reqs{error_class:connect}: count==0")]
    [Threshold("p95<500ms", RecoversWithin = "1m", AfterStage = "spike 1")]
    [Threshold("p95<500ms", RecoversWithin = "1m", AfterStage = "spike 2")]
    [Threshold("http_req_failed<1%", RecoversWithin = "1m", AfterStage = "spike 1")]
    [Threshold("http_req_failed<1%", RecoversWithin = "1m", AfterStage = "spike 2")]
    public Task Two_spikes(VirtualUser vu) => app.VisitAsync(vu);
}
