namespace PerfTest.Measuring;

/// <summary>
/// Measures requests over sockets, lets no virtual user reach a host that may get no load (neither by an absolute address nor by a redirect), ends requests when
/// their virtual user is cut off, and lets go of responses that nobody has read.
/// </summary>
internal sealed class LiveHandler(EndpointNamer namer, CookieJars? cookies, int maxRedirects) : MeasuredHandler(namer, cookies, maxRedirects)
{
    private bool _keepAlive = true;

    public static LiveHandler Create(EndpointNamer namer, LoadHttpOptions options, HttpMessageHandler transport, bool isHostInProcess = false) =>
        new(namer, options.UseCookies ? new CookieJars() : null, options.AllowAutoRedirect ? options.MaxRedirects : 0)
        {
            InnerHandler = transport,
            IsHostInProcess = isHostInProcess,
            _keepAlive = options.KeepAlive,
        };

    protected override void BeforeSending(HttpRequestMessage request)
    {
        TargetGuard.Check(request.RequestUri);
        if (!_keepAlive && request.Version.Major < 2)
        {
            request.Headers.ConnectionClose = true;
        }
    }

    protected override MeasuredCall NewCall(VirtualUser vu, HttpRecorder recorder, HttpRequestMessage request) => new LiveCall(vu, recorder, this, request);

    protected override Task<HttpResponseMessage> PassOnAsync(MeasuredCall? call, HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.PassOnAsync(call, request, call is LiveCall live ? live.Link(cancellationToken) : cancellationToken);

    protected override HttpResponseMessage PassOn(MeasuredCall? call, HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.PassOn(call, request, call is LiveCall live ? live.Link(cancellationToken) : cancellationToken);
}
