using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using PerfTest.Measuring;

namespace PerfTest.AspNetCore;

/// <summary>A request to a host in memory. It serves the host as the place where routing leaves the endpoint that it has chosen.</summary>
internal sealed class InMemoryCall(InMemoryHandler handler, VirtualUser vu, HttpRecorder recorder, EndpointNamer namer, HttpRequestMessage request)
    : MeasuredCall(vu, recorder, namer, request), IEndpointFeature
{
    private Endpoint? _endpoint;
    private Endpoint? _first;
    private bool _isRouted;

    /// <summary>
    /// The first choice gives the name. Middleware that runs the pipeline again (error pages) first sets null, and then the error page's endpoint: that one
    /// did not serve the request.
    /// </summary>
    Endpoint? IEndpointFeature.Endpoint
    {
        get => _endpoint;
        set
        {
            _endpoint = value;
            if (_isRouted)
                return;
            _isRouted = true;
            _first = value;
        }
    }

    protected override string? RoutedName => _first is RouteEndpoint endpoint ? handler.NameOf(endpoint) : null;
}
