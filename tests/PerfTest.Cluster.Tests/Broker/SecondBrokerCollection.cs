namespace PerfTest.Cluster.Tests.Broker;

/// <summary>What runs beside the tests of <see cref="FaultCollection"/> and has a broker that nobody else would miss while it is away.</summary>
[CollectionDefinition(Name)]
public sealed class SecondBrokerCollection : ICollectionFixture<RabbitMqBroker>
{
    public const string Name = "broker: second";
}
