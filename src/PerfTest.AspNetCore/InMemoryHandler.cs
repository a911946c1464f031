using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PerfTest.Measuring;

namespace PerfTest.AspNetCore;

/// <summary>
/// Measures requests to a host in memory and learns from the host itself which endpoint it chose: see <see cref="InMemoryCall"/>. Nothing is added to the
/// request or to the response.
/// </summary>
internal sealed class InMemoryHandler(EndpointNamer namer, CookieJars? cookies, int maxRedirects) : MeasuredHandler(namer, cookies, maxRedirects)
{
    /// <summary>The call being handed over. <see cref="Prepare"/> runs within the synchronous part of the test host's SendAsync, on the same thread.</summary>
    [ThreadStatic]
    private static InMemoryCall? t_current;

    private readonly ConditionalWeakTable<RouteEndpoint, Named> _names = [];
    private Named? _last;

    private sealed record Named(RouteEndpoint Endpoint, string Name);

    /// <summary>What the test host calls with the context of each request, before the application sees it.</summary>
    public static void Prepare(HttpContext context)
    {
        t_current?.ServeIn(context);
    }

    public string NameOf(RouteEndpoint endpoint)
    {
        var named = Volatile.Read(ref _last);
        if (named is null || !ReferenceEquals(named.Endpoint, endpoint))
            Volatile.Write(ref _last, named = _names.GetValue(endpoint, e => new(e, Namer.Intern(RouteTemplate.Of(e.RoutePattern)))));
        return named.Name;
    }

    protected override MeasuredCall NewCall(VirtualUser vu, HttpRecorder recorder, HttpRequestMessage request) => new InMemoryCall(vu, recorder, this, request);

    protected override Task<HttpResponseMessage> PassOnAsync(MeasuredCall? call, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        t_current = (InMemoryCall?)call;
        try
        {
            return base.PassOnAsync(call, request, cancellationToken);
        }
        finally
        {
            t_current = null;
        }
    }
}
