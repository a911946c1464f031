namespace PerfTest.Cluster.Tests.Broker;

/// <summary>Runs whose load is counted second by second: nothing else runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrokerCollection : ICollectionFixture<RabbitMqBroker>
{
    public const string Name = "broker";
}
