using System.Text.Json;
using FluentAssertions;

namespace PerfTest.Cluster.Tests.Broker;

[Collection(SecondBrokerCollection.Name)]
[Trait("Category", "Broker")]
public sealed class OutageTests(RabbitMqBroker broker)
{
    [BrokerFact]
    [Trait("Category", "Slow")]
    public async Task A_broker_that_is_started_again_in_mid_run_costs_nothing()
    {
        await using TestCluster cluster = TestCluster.Start(broker, "half", agents: 2, ("PERFTEST_ON_AGENT_LOSS", "continue"));
        await cluster.RunsAsync();

        await broker.StopAsync();
        await broker.StartAsync();

        JsonElement whole = await cluster.Controller.ResultAsync();
        JsonElement[] parts = await Task.WhenAll(cluster.Agents.Select(agent => agent.ResultAsync()));
        if (parts.All(part => part.GetProperty("verdict").GetString() == "Passed"))
        {
            // It was away for less than the 15 s after which agents stop.
            whole.GetProperty("verdict").GetString().Should().NotBe("Incomplete", cluster.Controller.Output);
            Sums.Check(whole, parts);
        }
        else
        {
            // A machine that is too busy to start it in time: all stop, and say so.
            whole.GetProperty("verdict").GetString().Should().NotBe("Passed", cluster.Controller.Output);
            parts.Should().OnlyContain(part => part.GetProperty("summary").GetString()!.Contains("not heard of for 15 s") || part.GetProperty("verdict").GetString() == "Passed");
        }

        foreach ((JsonElement agent, long own) in whole.GetProperty("agents").EnumerateArray().Select(agent => (agent, agent.GetProperty("Iterations").GetInt64())))
        {
            own.Should().BeLessThanOrEqualTo(parts.Max(TestCluster.Completed), agent.ToString());
        }
    }
}
