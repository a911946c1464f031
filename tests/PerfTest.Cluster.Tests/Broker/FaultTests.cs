using System.Text.Json;
using FluentAssertions;
using PerfTest.Brokers;

namespace PerfTest.Cluster.Tests.Broker;

[Collection(FaultCollection.Name)]
[Trait("Category", "Broker")]
public sealed class FaultTests(RabbitMqBroker broker)
{
    [BrokerFact]
    public async Task A_killed_agent_makes_the_result_incomplete_and_stops_the_others()
    {
        await using TestCluster cluster = TestCluster.Start(broker, "long", agents: 3);
        await cluster.RunsAsync();

        Signals.Send(cluster.Agents[1].Process.Id, Signals.Kill);
        JsonElement whole = await cluster.Controller.ResultAsync();

        whole.GetProperty("verdict").GetString().Should().Be("Incomplete", cluster.Controller.Output);
        whole.GetProperty("summary").GetString().Should().StartWith("The result is incomplete: ").And.Contain("was not heard of for 10 s").And.Contain("% of the load");
        JsonElement lost = whole.GetProperty("agents").EnumerateArray().Single(agent => !agent.GetProperty("IsComplete").GetBoolean());
        lost.GetProperty("Iterations").GetInt64().Should().BePositive("what it had sent is kept");
        JsonElement[] others = [await cluster.Agents[0].ResultAsync(), await cluster.Agents[2].ResultAsync()];
        others.Should().OnlyContain(part => part.GetProperty("verdict").GetString() == "Passed");

        // Nothing twice, and nothing lost: the two that are left, and what the third one had sent.
        TestCluster.Completed(whole).Should().Be(others.Sum(TestCluster.Completed) + lost.GetProperty("Iterations").GetInt64());
    }

    [BrokerFact]
    [Trait("Category", "Slow")]
    public async Task An_agent_that_stood_still_is_fenced_and_the_others_go_on_if_they_may()
    {
        await using TestCluster cluster = TestCluster.Start(broker, "half", agents: 3, ("PERFTEST_ON_AGENT_LOSS", "continue"));
        await cluster.RunsAsync();

        Signals.Send(cluster.Agents[2].Process.Id, Signals.Stop);
        await Task.Delay(TimeSpan.FromSeconds(15));
        Signals.Send(cluster.Agents[2].Process.Id, Signals.Continue);

        JsonElement whole = await cluster.Controller.ResultAsync();
        whole.GetProperty("verdict").GetString().Should().Be("Incomplete", cluster.Controller.Output);
        JsonElement lost = whole.GetProperty("agents").EnumerateArray().Single(agent => !agent.GetProperty("IsComplete").GetBoolean());
        JsonElement returned = await cluster.Agents[2].ResultAsync();
        returned.GetProperty("verdict").GetString().Should().Be("Incomplete");
        TestCluster.Completed(returned).Should().BeGreaterThanOrEqualTo(lost.GetProperty("Iterations").GetInt64());

        JsonElement[] others = [await cluster.Agents[0].ResultAsync(), await cluster.Agents[1].ResultAsync()];
        others.Should().OnlyContain(part => part.GetProperty("slices").EnumerateArray().Last().GetProperty("end").GetInt64() > 24_000_000_000);
        TestCluster.Completed(whole).Should().Be(others.Sum(TestCluster.Completed) + lost.GetProperty("Iterations").GetInt64());
    }

    [BrokerFact]
    public async Task Agents_stop_when_their_controller_dies()
    {
        await using TestCluster cluster = TestCluster.Start(broker, "long", agents: 2);
        await cluster.RunsAsync();

        Signals.Send(cluster.Controller.Process.Id, Signals.Kill);
        JsonElement[] parts = await Task.WhenAll(cluster.Agents.Select(agent => agent.ResultAsync()));

        parts.Should().OnlyContain(part => part.GetProperty("verdict").GetString() == "Incomplete" && part.GetProperty("summary").GetString()!.Contains("the controller was not heard of for 15 s"));
        parts.Should().OnlyContain(part => part.GetProperty("slices").EnumerateArray().Last().GetProperty("end").GetInt64() < 58_000_000_000, "they did not send their load to its end");
    }
}
