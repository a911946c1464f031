namespace PerfTest.Measuring;

/// <summary>
/// Measures the requests that virtual users send through it. It stands beneath the handlers that follow redirects and keep cookies, so that each hop counts.
/// Outside a virtual user's flow it lets requests pass and sees nothing.
/// </summary>
internal class MeasuredHandler(EndpointNamer namer) : DelegatingHandler
{
    protected EndpointNamer Namer { get; } = namer;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        TryBegin(request) is { } call ? MeasureAsync(call, request, cancellationToken) : base.SendAsync(request, cancellationToken);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (TryBegin(request) is not { } call)
            return base.Send(request, cancellationToken);
        HttpResponseMessage response;
        try
        {
            response = base.Send(request, cancellationToken);
        }
        catch (Exception exception)
        {
            call.Failed(exception);
            throw;
        }
        call.HeadersArrived(response, cancellationToken);
        return response;
    }

    protected virtual MeasuredCall NewCall(VirtualUser vu, HttpRecorder recorder, HttpRequestMessage request) => new(vu, recorder, Namer, request);

    protected virtual Task<HttpResponseMessage> PassOnAsync(MeasuredCall call, HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);

    /// <summary>What an iteration begins after it was cut off is no part of the results, as the iteration itself is not.</summary>
    private MeasuredCall? TryBegin(HttpRequestMessage request) =>
        VirtualUser.Current is { IsCutOff: false } vu && HttpRecorder.Of(vu) is { } recorder && request.RequestUri is not null ? NewCall(vu, recorder, request) : null;

    private async Task<HttpResponseMessage> MeasureAsync(MeasuredCall call, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await PassOnAsync(call, request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            call.Failed(exception);
            throw;
        }
        call.HeadersArrived(response, cancellationToken);
        return response;
    }
}
