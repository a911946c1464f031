using PerfTest.Measuring;

namespace PerfTest.AspNetCore;

/// <summary>Measures requests over sockets and lets no virtual user reach another machine: neither by an absolute address nor by a redirect.</summary>
internal sealed class LoopbackHandler(EndpointNamer namer, CookieJars? cookies, int maxRedirects) : MeasuredHandler(namer, cookies, maxRedirects)
{
    protected override void BeforeSending(HttpRequestMessage request)
    {
        if (VirtualUser.Current is not null && request.RequestUri is { IsAbsoluteUri: true, IsLoopback: false } uri)
        {
            throw new LoadTestException(
                $"A virtual user asked for '{uri.GetLeftPart(UriPartial.Path)}', which is not this machine. Load is sent only to loopback addresses; the request was not sent.");
        }
    }
}
