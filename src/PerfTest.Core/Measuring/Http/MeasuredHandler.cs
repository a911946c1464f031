namespace PerfTest.Measuring;

/// <summary>
/// Measures the requests that virtual users send through it. It follows redirects and keeps cookies itself, so that each hop is a request that counts and the
/// handlers beneath see nothing of it. Outside a virtual user's flow it does the same and measures nothing.
/// </summary>
/// <param name="namer">Names the endpoints.</param>
/// <param name="cookies">Null: cookies are the user's business.</param>
/// <param name="maxRedirects">After so many hops the redirect itself is the response. 0: redirects are the user's business.</param>
internal class MeasuredHandler(EndpointNamer namer, CookieJars? cookies, int maxRedirects) : DelegatingHandler
{
    /// <summary>The host shares this process, and so the processor, with the generator.</summary>
    public bool IsHostInProcess { get; init; }

    protected internal EndpointNamer Namer { get; } = namer;

    // One state machine for everything: each async method more costs an allocation per request.
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var hops = 0; ; hops++)
        {
            BeforeSending(request);
            var ownsCookies = cookies?.AddTo(request) ?? false;
            var call = TryBegin(request);
            HttpResponseMessage response;
            try
            {
                response = await PassOnAsync(call, request, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                call?.Failed(exception);
                throw;
            }
            var target = hops == maxRedirects ? null : Redirects.TargetOf(request, response);
            call?.HeadersArrived(response, isFollowed: target is not null, cancellationToken);
            cookies?.KeepFrom(request, response);
            if (target is null)
                return response;
            await response.Content.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
            response.Dispose();
            if (ownsCookies)
                CookieJars.RemoveFrom(request);
            Redirects.Turn(request, response.StatusCode, target);
        }
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var hops = 0; ; hops++)
        {
            BeforeSending(request);
            var ownsCookies = cookies?.AddTo(request) ?? false;
            var call = TryBegin(request);
            HttpResponseMessage response;
            try
            {
                response = PassOn(call, request, cancellationToken);
            }
            catch (Exception exception)
            {
                call?.Failed(exception);
                throw;
            }
            var target = hops == maxRedirects ? null : Redirects.TargetOf(request, response);
            call?.HeadersArrived(response, isFollowed: target is not null, cancellationToken);
            cookies?.KeepFrom(request, response);
            if (target is null)
                return response;
            response.Content.CopyTo(Stream.Null, null, cancellationToken);
            response.Dispose();
            if (ownsCookies)
                CookieJars.RemoveFrom(request);
            Redirects.Turn(request, response.StatusCode, target);
        }
    }

    /// <summary>May refuse a request by throwing. What is refused is not measured.</summary>
    protected virtual void BeforeSending(HttpRequestMessage request)
    {
    }

    protected virtual MeasuredCall NewCall(VirtualUser vu, HttpRecorder recorder, HttpRequestMessage request) => new(vu, recorder, this, request);

    /// <param name="call">Null: not measured.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">The request's.</param>
    protected virtual Task<HttpResponseMessage> PassOnAsync(MeasuredCall? call, HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);

    /// <inheritdoc cref="PassOnAsync"/>
    protected virtual HttpResponseMessage PassOn(MeasuredCall? call, HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.Send(request, cancellationToken);

    /// <summary>What an iteration begins after it was cut off is no part of the results, as the iteration itself is not.</summary>
    private MeasuredCall? TryBegin(HttpRequestMessage request)
    {
        if (VirtualUser.Current is not { IsCutOff: false } vu || HttpRecorder.Of(vu) is not { } recorder || request.RequestUri is not { } address)
            return null;
        request.RequestUri = UriCache.Same(address, ref vu.LastAddress);
        if (IsHostInProcess)
            recorder.NoticeHostInProcess();
        recorder.Trace?.AddTo(request);
        return NewCall(vu, recorder, request);
    }
}
