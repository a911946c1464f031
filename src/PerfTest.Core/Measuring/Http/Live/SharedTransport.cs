namespace PerfTest.Measuring;

/// <summary>One pool of connections for everybody.</summary>
internal sealed class SharedTransport(SocketsHttpHandler sockets, bool keepAlive) : DelegatingHandler(sockets)
{
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
        if (!keepAlive && VirtualUser.Current is { } vu)
        {
            HttpRecorder.Of(vu)?.Connections.Notice(perVu: false, keepAlive);
        }
    }
}
