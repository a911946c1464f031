using PerfTest.Brokers;

namespace PerfTest.Cluster.Tests.Broker;

/// <summary>A real broker for the tests of a collection, one after the other; with TLS too, where it wants to know who comes.</summary>
public sealed class RabbitMqBroker : IAsyncLifetime
{
    private readonly TestAuthority _authority = new();
    private readonly int _tlsPort = RabbitMqNode.FreePort();
    private RabbitMqNode? _node;

    public string Address => Node.Address;

    /// <summary>With certificates on both sides.</summary>
    public string TlsAddress => $"{TlsAddressOf("localhost")}?cacertfile={_authority.File}&certfile={_authority.Client.Certificate}&keyfile={_authority.Client.Key}";

    /// <summary>Whom its certificate is from.</summary>
    public string Authority => _authority.File;

    /// <summary>With TLS, and nothing that would make either side trust the other.</summary>
    public string TlsAddressOf(string host) => $"amqps://guest:guest@{host}:{_tlsPort}";

    public async Task InitializeAsync()
    {
        if (RabbitMqNode.Program is not null)
        {
            _node = await RabbitMqNode.StartAsync(
                $"""
                listeners.ssl.1 = 127.0.0.1:{_tlsPort}
                ssl_options.cacertfile = {_authority.File}
                ssl_options.certfile = {_authority.Server.Certificate}
                ssl_options.keyfile = {_authority.Server.Key}
                ssl_options.verify = verify_peer
                ssl_options.fail_if_no_peer_cert = true

                """);
        }
    }

    /// <summary>Starts it again.</summary>
    public Task StartAsync() => Node.StartAsync();

    public Task StopAsync() => Node.StopAsync();

    public async Task DisposeAsync()
    {
        if (_node is not null)
        {
            await _node.DisposeAsync();
        }

        _authority.Delete();
    }

    private RabbitMqNode Node => _node ?? throw new InvalidOperationException("There is no broker.");
}
