namespace PerfTest.Cluster.Tests.Broker;

/// <summary>Runs that mostly wait until somebody's silence has been long enough, beside those of <see cref="SecondBrokerCollection"/>.</summary>
[CollectionDefinition(Name)]
public sealed class FaultCollection : ICollectionFixture<RabbitMqBroker>
{
    public const string Name = "broker: faults";
}
