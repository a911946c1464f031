namespace PerfTest.Measuring;

/// <summary>
/// Measures the requests that virtual users send through it. It stands beneath the handlers that follow redirects and keep cookies, so that each hop counts.
/// Outside a virtual user's flow it lets requests pass and sees nothing.
/// </summary>
internal class MeasuredHandler(EndpointNamer namer) : DelegatingHandler
{
    /// <summary>The host shares this process, and so the processor, with the generator.</summary>
    public bool IsHostInProcess { get; init; }

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
    private MeasuredCall? TryBegin(HttpRequestMessage request)
    {
        if (VirtualUser.Current is not { IsCutOff: false } vu || HttpRecorder.Of(vu) is not { } recorder || request.RequestUri is null)
        {
            return null;
        }

        if (IsHostInProcess)
        {
            recorder.NoticeHostInProcess();
        }

        return NewCall(vu, recorder, request);
    }

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
