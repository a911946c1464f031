using PerfTest.Measuring;

namespace PerfTest;

/// <summary>
/// Measures the requests of a client that somebody else makes, <c>IHttpClientFactory</c> above all: <c>services.AddHttpClient("shop").AddHttpMessageHandler(() => new LoadHttpHandler())</c>.
/// Add it last, so that it stands next to the transport and sees each try of a retry.
/// </summary>
/// <remarks>
/// Only requests that virtual users send are measured, and only to hosts that may get load; another host ends the run. It follows redirects itself, as the transport
/// beneath was told to, so that each hop counts and none leads to a host that may get no load. Connections and cookies remain the transport's: shared.
/// </remarks>
public sealed class LoadHttpHandler : DelegatingHandler
{
    private static readonly AsyncLocal<bool> Told = new();

    private readonly EndpointNamer _namer = new();
    private HttpMessageInvoker? _measured;

    /// <summary>To be put before other handlers.</summary>
    public LoadHttpHandler()
    {
    }

    /// <param name="innerHandler">What sends the requests.</param>
    public LoadHttpHandler(HttpMessageHandler innerHandler)
        : base(innerHandler)
    {
    }

    /// <summary>The request in whose flow this is asked is measured already.</summary>
    internal static bool IsTold => Told.Value;

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Measured().SendAsync(request, cancellationToken);

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => Measured().Send(request, cancellationToken);

    private HttpMessageInvoker Measured()
    {
        if (Volatile.Read(ref _measured) is { } known)
        {
            return known;
        }

        lock (_namer)
        {
            return _measured ??= new(new LiveHandler(_namer, cookies: null, TransportRedirects.TakeOver(InnerHandler)) { InnerHandler = new Passage(this) });
        }
    }

    private Task<HttpResponseMessage> PassOnAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Told.Value = true;
        return base.SendAsync(request, cancellationToken);
    }

    private HttpResponseMessage PassOn(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        bool before = Told.Value;
        Told.Value = true;
        try
        {
            return base.Send(request, cancellationToken);
        }
        finally
        {
            Told.Value = before;
        }
    }

    /// <summary>Beneath the measuring handler: leads back to what the user has put beneath this one.</summary>
    private sealed class Passage(LoadHttpHandler handler) : HttpMessageHandler
    {
        // Asynchronous, so that what it sets does not flow back into the user's code.
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            await handler.PassOnAsync(request, cancellationToken).ConfigureAwait(false);

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => handler.PassOn(request, cancellationToken);
    }
}
