namespace PerfTest.Cluster.Tests.Broker;

/// <summary>A test with a real broker: <c>apt-get install rabbitmq-server</c>. Skipped where it is not installed.</summary>
internal sealed class BrokerFactAttribute : FactAttribute
{
    private static readonly string? Found = new[] { "/usr/lib/rabbitmq/bin/rabbitmq-server", "/opt/rabbitmq/sbin/rabbitmq-server" }.FirstOrDefault(File.Exists);

    public BrokerFactAttribute() => Skip = Found is null ? "rabbitmq-server is not installed: apt-get install rabbitmq-server." : null;

    /// <summary>Where it is; null: nowhere.</summary>
    public static string? Program => Found;
}
