using System.Text.Json;
using FluentAssertions;

namespace PerfTest.Cluster.Tests.Broker;

/// <summary>Who does not belong to a run is told so, and no load is sent.</summary>
[Collection(SecondBrokerCollection.Name)]
[Trait("Category", "Broker")]
public sealed class RefusalTests(RabbitMqBroker broker)
{
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
        await using ClusterProcess second = ClusterProcess.Start("controller", "rate", variables.Append(new("PERFTEST_AGENT_WAIT", "4s")));

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
}
