namespace PerfTest.Telemetry;

/// <summary>Sees what became of the requests that carry metrics: the exporter itself says only that it failed.</summary>
internal sealed class ExportWitness() : DelegatingHandler(new SocketsHttpHandler())
{
    private volatile string? _failure;

    /// <summary>What the last request came to; null: it was taken, or there was none.</summary>
    public string? Failure => _failure;

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            HttpResponseMessage response = base.Send(request, cancellationToken);
            _failure = FailureOf(response);
            return response;
        }
        catch (Exception exception)
        {
            _failure = exception.Message;
            throw;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            _failure = FailureOf(response);
            return response;
        }
        catch (Exception exception)
        {
            _failure = exception.Message;
            throw;
        }
    }

    private static string? FailureOf(HttpResponseMessage response) => response.IsSuccessStatusCode ? null : $"it answered {(int)response.StatusCode} {response.ReasonPhrase}";
}
