using FluentAssertions;
using PerfTest.Cluster.Nodes;
using PerfTest.Cluster.Protocol;
using PerfTest.Planning;

namespace PerfTest.Cluster.Tests.Nodes;

public sealed class ClusterSettingsTests
{
    [Fact]
    public void All_are_read()
    {
        ClusterSettings settings = Read(
            ("PERFTEST_CLUSTER", "amqps://load:secret@broker.example/staging"), ("PERFTEST_AGENTS", "5"), ("PERFTEST_RUN_ID", "build-4711"), ("PERFTEST_AGENT_WAIT", "90s"), ("PERFTEST_ON_AGENT_LOSS", "continue"));

        settings.Mistakes.Should().BeEmpty();
        settings.Should().BeEquivalentTo(new { IsAgent = false, Agents = 5, Run = "build-4711", Wait = TimeSpan.FromSeconds(90), OnAgentLoss = OnAgentLoss.Continue });
        settings.Broker!.Shown.Should().Be("amqps://broker.example/staging");
    }

    [Fact]
    public void An_agent_need_not_be_told_how_many_there_are() =>
        Read(("PERFTEST_CLUSTER", "amqp://broker"), ("PERFTEST_ROLE", "agent")).Should().Match<ClusterSettings>(settings => settings.IsAgent && settings.Mistakes.Count == 0);

    [Theory]
    [InlineData("PERFTEST_AGENTS", "0", "PERFTEST_AGENTS = \"0\" is not a number of agents: it is from 1 to 10,000.")]
    [InlineData("PERFTEST_AGENTS", "", "PERFTEST_CLUSTER is set, and PERFTEST_AGENTS does not say how many agents send the load: write a number, such as 5.")]
    [InlineData("PERFTEST_ROLE", "worker", "PERFTEST_ROLE = \"worker\" is not a role: write controller or agent.")]
    [InlineData("PERFTEST_RUN_ID", "a/b", "PERFTEST_RUN_ID = \"a/b\" is not a name: it has at most 100 letters, digits, hyphens, underscores and dots.")]
    [InlineData("PERFTEST_AGENT_WAIT", "0s", "PERFTEST_AGENT_WAIT = \"0s\" is not possible: it is from 1s to 1d.")]
    [InlineData("PERFTEST_ON_AGENT_LOSS", "ignore", "PERFTEST_ON_AGENT_LOSS = \"ignore\" is not possible: write abort or continue.")]
    [InlineData("PERFTEST_SEGMENT", "0:1/2", "PERFTEST_SEGMENT divides the load by hand, and PERFTEST_CLUSTER lets the controller divide it: leave one of them out.")]
    [InlineData("PERFTEST_CLUSTER", "http://load:hunter2@broker", "PERFTEST_CLUSTER is not the address of a broker: write it like \"amqp://user:password@broker:5672\", or \"amqps://…\" with TLS.")]
    [InlineData("PERFTEST_CLUSTER", "amqps://load:hunter2@broker?cacertfile=/nowhere.pem", "PERFTEST_CLUSTER: the file '/nowhere.pem' of cacertfile does not exist.")]
    [InlineData("PERFTEST_CLUSTER", "amqps://load:hunter2@broker?verify=none", "PERFTEST_CLUSTER has \"verify\" in its query: allowed are cacertfile, certfile and keyfile, each the path of a PEM file.")]
    public void What_is_wrong_is_a_sentence_without_secrets(string name, string value, string mistake) =>
        Read(("PERFTEST_CLUSTER", "amqp://broker"), ("PERFTEST_AGENTS", "2"), (name, value)).Mistakes.Should().Equal(mistake);

    private static ClusterSettings Read(params (string Name, string Value)[] variables)
    {
        var all = new Dictionary<string, string?>();
        foreach ((string name, string value) in variables)
        {
            all[name] = value;
        }

        return ClusterSettings.Read(PerfTestEnvironment.Read(all));
    }
}
