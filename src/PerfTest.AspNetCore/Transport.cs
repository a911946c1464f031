namespace PerfTest.AspNetCore;

/// <summary>
/// The last handler of a client made by the factory. The factory puts a transport of its own choice beneath it (HttpClientHandler, which follows redirects by
/// itself); this one passes requests to ours instead.
/// </summary>
internal sealed class Transport(HttpMessageHandler transport) : DelegatingHandler
{
    private readonly HttpMessageInvoker _invoker = new(transport);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _invoker.SendAsync(request, cancellationToken);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => _invoker.Send(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _invoker.Dispose();
        base.Dispose(disposing);
    }
}
