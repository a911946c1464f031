namespace PerfTest.AspNetCore;

/// <summary>Lets no virtual user reach another machine: neither by an absolute address nor by a redirect.</summary>
internal sealed class LoopbackGuard : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Check(request);
        return base.SendAsync(request, cancellationToken);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Check(request);
        return base.Send(request, cancellationToken);
    }

    private static void Check(HttpRequestMessage request)
    {
        if (VirtualUser.Current is not null && request.RequestUri is { IsAbsoluteUri: true, IsLoopback: false } uri)
        {
            throw new LoadTestException(
                $"A virtual user asked for '{uri.GetLeftPart(UriPartial.Path)}', which is not this machine. Load is sent only to loopback addresses; the request was not sent.");
        }
    }
}
