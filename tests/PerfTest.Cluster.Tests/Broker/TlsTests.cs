using FluentAssertions;
using PerfTest.Adapting;
using PerfTest.Cluster.Protocol;
using PerfTest.Cluster.Transport;
using PerfTest.Cluster.Wire;

namespace PerfTest.Cluster.Tests.Broker;

/// <summary>A broker whose certificate is from an authority of its own, and which wants certificates of that authority from all who come.</summary>
[Collection(SecondBrokerCollection.Name)]
[Trait("Category", "Broker")]
public sealed class TlsTests(RabbitMqBroker broker)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _run = $"test-{Guid.NewGuid():N}";

    [BrokerFact]
    public async Task With_the_authority_and_a_certificate_of_its_own_a_machine_gets_in()
    {
        await using RabbitMqTransport controller = To(broker.TlsAddress, agent: null);
        await using RabbitMqTransport agent = To(broker.TlsAddress, "agent-1");
        var heard = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        await OpenAsync(controller, body => heard.TrySetResult(body));
        await OpenAsync(agent);

        (await agent.SendAsync(null, WireFormat.Write(new AgentPing { From = "agent-1", Number = 7 }))).Should().BeTrue("the broker has confirmed it");

        WireFormat.Read(await heard.Task.WaitAsync(Patience)).Message.Should().Be(new AgentPing { From = "agent-1", Number = 7 });
    }

    [BrokerFact]
    public Task An_authority_that_nobody_knows_is_a_sentence() =>
        RefusedAsync(broker.TlsAddressOf("localhost"), "cannot be trusted*cacertfile, the authority of the broker's certificate*");

    [BrokerFact]
    public Task A_certificate_of_another_name_is_refused() =>
        RefusedAsync($"{broker.TlsAddressOf("127.0.0.1")}?cacertfile={broker.Authority}", "cannot be trusted*");

    [BrokerFact]
    public Task Who_has_no_certificate_where_one_is_wanted_is_told_so() =>
        RefusedAsync($"{broker.TlsAddressOf("localhost")}?cacertfile={broker.Authority}", "It may want a certificate of this machine: *certfile and keyfile.");

    private async Task RefusedAsync(string address, string sentence)
    {
        await using RabbitMqTransport transport = To(address, agent: null);

        Func<Task> open = () => OpenAsync(transport);

        string said = (await open.Should().ThrowAsync<DistributionException>()).Which.Message;
        said.Should().Match($"The broker at amqps://*{sentence}").And.NotContain("guest");
    }

    private static Task OpenAsync(RabbitMqTransport transport, Action<byte[]>? receive = null) =>
        transport.OpenAsync(receive ?? (static _ => { }), static _ => { }, static _ => { }, CancellationToken.None).WaitAsync(Patience);

    private RabbitMqTransport To(string address, string? agent)
    {
        List<string> mistakes = [];
        var parsed = BrokerAddress.Parse(address, "PERFTEST_CLUSTER", mistakes);
        mistakes.Should().BeEmpty();
        return new RabbitMqTransport(parsed!, _run, agent, TimeSpan.FromSeconds(5));
    }
}
