namespace PerfTest.Measuring;

/// <summary>One pool of connections for everybody.</summary>
internal sealed class SharedTransport : DelegatingHandler
{
    private readonly LiveConnections _connections;
    private readonly bool _keepAlive;

    private SharedTransport(SocketsHttpHandler sockets, LiveConnections connections, bool keepAlive)
        : base(sockets) => (_connections, _keepAlive) = (connections, keepAlive);

    /// <param name="create">Makes the pool.</param>
    /// <param name="keepAlive">Connections serve more than one request.</param>
    public static SharedTransport Create(Func<LiveConnections, SocketsHttpHandler> create, bool keepAlive)
    {
        var connections = new LiveConnections();
        return new(create(connections), connections, keepAlive);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Notice();
        return base.SendAsync(request, cancellationToken);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Notice();
        return base.Send(request, cancellationToken);
    }

    private void Notice()
    {
        LiveCall.Current?.Uses(_connections);
        if (!_keepAlive && VirtualUser.Current is { } vu)
        {
            HttpRecorder.Of(vu)?.Connections.Notice(perVu: false, _keepAlive);
        }
    }
}
