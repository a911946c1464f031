namespace PerfTest.Measuring;

/// <summary>
/// Measures requests over sockets, lets no virtual user reach a host that may get no load (neither by an absolute address nor by a redirect), ends requests when
/// their virtual user is cut off, and lets go of responses that nobody has read.
/// </summary>
internal sealed class LiveHandler(EndpointNamer namer, CookieJars? cookies, int maxRedirects) : MeasuredHandler(namer, cookies, maxRedirects)
{
    private bool _keepAlive = true;
    private bool _isWatched;

    /// <param name="namer">Names the endpoints.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="transport">What sends the requests. Its connections are watched if it is one of ours.</param>
    /// <param name="isHostInProcess">The host shares the process with the generator.</param>
    public static LiveHandler Create(EndpointNamer namer, LoadHttpOptions options, HttpMessageHandler transport, bool isHostInProcess = false) =>
        new(namer, options.UseCookies ? new CookieJars(options.KeepCookies) : null, options.AllowAutoRedirect ? options.MaxRedirects : 0)
        {
            InnerHandler = transport,
            IsHostInProcess = isHostInProcess,
            _keepAlive = options.KeepAlive,
            _isWatched = transport is PerVuTransport or SharedTransport,
        };

    protected override void BeforeSending(HttpRequestMessage request)
    {
        TargetGuard.Check(request.RequestUri);
        if (!_keepAlive && request.Version.Major < 2)
        {
            request.Headers.ConnectionClose = true;
        }
    }

    // QUIC is not made of streams that could be watched.
    protected override MeasuredCall NewCall(VirtualUser vu, HttpRecorder recorder, HttpRequestMessage request) =>
        new LiveCall(vu, recorder, this, request, countsMessages: !_isWatched || request.Version.Major > 2);

    protected override Task<HttpResponseMessage> PassOnAsync(MeasuredCall? call, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (call is not LiveCall live)
        {
            return base.PassOnAsync(call, request, cancellationToken);
        }

        // What the flow has changed is undone where the caller, an asynchronous method, returns.
        live.EnterFlow();
        return base.PassOnAsync(call, request, live.Link(cancellationToken));
    }

    protected override HttpResponseMessage PassOn(MeasuredCall? call, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (call is not LiveCall live)
        {
            return base.PassOn(call, request, cancellationToken);
        }

        LiveCall? before = LiveCall.InFlow;
        bool isChanged = live.EnterFlow();
        try
        {
            return base.PassOn(call, request, live.Link(cancellationToken));
        }
        finally
        {
            if (isChanged)
            {
                LiveCall.InFlow = before;
            }
        }
    }
}
