namespace PerfTest.Cluster.Tests.Broker;

/// <summary>All tests with a broker share one, one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrokerCollection : ICollectionFixture<RabbitMqBroker>
{
    public const string Name = "broker";
}
