using System.Text.Json;
using FluentAssertions;

namespace PerfTest.Cluster.Tests.Broker;

[Collection(BrokerCollection.Name)]
[Trait("Category", "Broker")]
public sealed class FaultTests(RabbitMqBroker broker)
{
    /// <summary>The controller's first line of progress, ten seconds after the start.</summary>
    private const string UnderWay = "cluster 0:10/";

    [BrokerFact]
    public async Task A_killed_agent_makes_the_result_incomplete_and_stops_the_others()
    {
        await using TestCluster cluster = TestCluster.Start(broker, "long", agents: 3);
        await RunsAsync(cluster);

        Signals.Send(cluster.Agents[1].Process.Id, Signals.Kill);
        JsonElement whole = await cluster.Controller.ResultAsync();

        whole.GetProperty("verdict").GetString().Should().Be("Incomplete", cluster.Controller.Output);
        whole.GetProperty("summary").GetString().Should().StartWith("The result is incomplete: ").And.Contain("was not heard of for 10 s").And.Contain("% of the load");
        JsonElement lost = whole.GetProperty("agents").EnumerateArray().Single(agent => !agent.GetProperty("IsComplete").GetBoolean());
        lost.GetProperty("Iterations").GetInt64().Should().BePositive("what it had sent is kept");
        JsonElement[] others = [await cluster.Agents[0].ResultAsync(), await cluster.Agents[2].ResultAsync()];
        others.Should().OnlyContain(part => part.GetProperty("verdict").GetString() == "Passed");

        // Nothing twice, and nothing lost: the two that are left, and what the third one had sent.
        Completed(whole).Should().Be(others.Sum(Completed) + lost.GetProperty("Iterations").GetInt64());
    }

    [BrokerFact]
    public async Task An_agent_that_stood_still_is_fenced_and_the_others_go_on_if_they_may()
    {
        await using TestCluster cluster = TestCluster.Start(broker, "thirty", agents: 3, ("PERFTEST_ON_AGENT_LOSS", "continue"));
        await RunsAsync(cluster);

        Signals.Send(cluster.Agents[2].Process.Id, Signals.Stop);
        await Task.Delay(TimeSpan.FromSeconds(15));
        Signals.Send(cluster.Agents[2].Process.Id, Signals.Continue);

        JsonElement whole = await cluster.Controller.ResultAsync();
        whole.GetProperty("verdict").GetString().Should().Be("Incomplete", cluster.Controller.Output);
        JsonElement lost = whole.GetProperty("agents").EnumerateArray().Single(agent => !agent.GetProperty("IsComplete").GetBoolean());
        JsonElement returned = await cluster.Agents[2].ResultAsync();
        returned.GetProperty("verdict").GetString().Should().Be("Incomplete");
        Completed(returned).Should().BeGreaterThanOrEqualTo(lost.GetProperty("Iterations").GetInt64());

        JsonElement[] others = [await cluster.Agents[0].ResultAsync(), await cluster.Agents[1].ResultAsync()];
        others.Should().OnlyContain(part => part.GetProperty("slices").EnumerateArray().Last().GetProperty("end").GetInt64() > 29_000_000_000);
        Completed(whole).Should().Be(others.Sum(Completed) + lost.GetProperty("Iterations").GetInt64());
    }

    [BrokerFact]
    public async Task A_broker_that_is_started_again_in_mid_run_costs_nothing()
    {
        await using TestCluster cluster = TestCluster.Start(broker, "long", agents: 2, ("PERFTEST_ON_AGENT_LOSS", "continue"));
        await RunsAsync(cluster);

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
            own.Should().BeLessThanOrEqualTo(parts.Max(Completed), agent.ToString());
        }
    }

    [BrokerFact]
    public async Task Agents_stop_when_their_controller_dies()
    {
        await using TestCluster cluster = TestCluster.Start(broker, "long", agents: 2);
        await RunsAsync(cluster);

        Signals.Send(cluster.Controller.Process.Id, Signals.Kill);
        JsonElement[] parts = await Task.WhenAll(cluster.Agents.Select(agent => agent.ResultAsync()));

        parts.Should().OnlyContain(part => part.GetProperty("verdict").GetString() == "Incomplete" && part.GetProperty("summary").GetString()!.Contains("the controller was not heard of for 15 s"));
        parts.Should().OnlyContain(part => part.GetProperty("slices").EnumerateArray().Last().GetProperty("end").GetInt64() < 58_000_000_000, "they did not send their load to its end");
    }

    [BrokerFact]
    public async Task An_agent_of_another_build_is_named_and_refused()
    {
        using var other = new OtherBuild();
        Dictionary<string, string> variables = TestCluster.Variables(broker, agents: 2);
        await using ClusterProcess controller = ClusterProcess.Start("controller", "rate", variables);
        await using ClusterProcess same = ClusterProcess.Start("agent", "rate", variables);
        await using ClusterProcess stranger = ClusterProcess.Start("agent", "rate", variables, other.Host);

        JsonElement whole = await controller.ResultAsync();
        whole.GetProperty("mistake").GetString().Should().Contain("No load was sent: of 2 agents 1 came").And.Contain("runs another build: it has PerfTest.Cluster.TestHost.dll");
        (await stranger.ResultAsync()).GetProperty("mistake").GetString().Should().Contain("The controller refused this agent").And.Contain("Build once and copy the output to all machines");
        (await same.ResultAsync()).GetProperty("mistake").GetString().Should().Contain("No load was sent");
    }

    [BrokerFact]
    public async Task An_agent_of_another_plan_is_named_and_refused()
    {
        Dictionary<string, string> variables = TestCluster.Variables(broker, agents: 1);
        await using ClusterProcess controller = ClusterProcess.Start("controller", "rate", variables);
        await using ClusterProcess agent = ClusterProcess.Start("agent", "rate", variables.Append(new("PERFTEST_DURATION", "7s")));

        (await controller.ResultAsync()).GetProperty("mistake").GetString().Should().Contain("has another plan").And.Contain("00:00:07");
    }

    [BrokerFact]
    public async Task A_second_controller_of_the_same_run_is_refused()
    {
        Dictionary<string, string> variables = TestCluster.Variables(broker, agents: 1, ("PERFTEST_AGENT_WAIT", "1m"));
        await using ClusterProcess first = ClusterProcess.Start("controller", "rate", variables);
        await first.UntilSaidAsync("waiting for 1 agents");
        await using ClusterProcess second = ClusterProcess.Start("controller", "rate", variables);

        await second.EndedAsync();
        second.Output.Should().Contain("Another controller runs").And.Contain("PERFTEST_RUN_ID");
    }

    [BrokerFact]
    public async Task A_wrong_password_is_a_sentence_without_it()
    {
        Dictionary<string, string> variables = TestCluster.Variables(broker, agents: 1, ("PERFTEST_CLUSTER", broker.Address.Replace("guest:guest", "guest:hunter2", StringComparison.Ordinal)));
        await using ClusterProcess controller = ClusterProcess.Start("controller", "rate", variables);

        await controller.EndedAsync();
        controller.Output.Should().Contain("does not accept the user and password of PERFTEST_CLUSTER").And.NotContain("hunter2");
    }

    private static long Completed(JsonElement part) => part.GetProperty("scenario").GetProperty("completed").GetInt64();

    private static Task RunsAsync(TestCluster cluster) => cluster.Controller.UntilSaidAsync(UnderWay);
}
