using PerfTest.Brokers;

namespace PerfTest.Cluster.Tests.Broker;

/// <summary>A test with a real broker: <c>apt-get install rabbitmq-server</c>. Skipped where it is not installed.</summary>
internal sealed class BrokerFactAttribute : FactAttribute
{
    public BrokerFactAttribute() => Skip = RabbitMqNode.Program is null ? "rabbitmq-server is not installed: apt-get install rabbitmq-server." : null;
}
