using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using PerfTest.Measuring;

namespace PerfTest.AspNetCore;

/// <summary>A request to a host in memory. It serves the host as the place where routing leaves the endpoint that it has chosen, and so learns of it.</summary>
internal sealed class InMemoryCall(VirtualUser vu, HttpRecorder recorder, InMemoryHandler handler, HttpRequestMessage request)
    : MeasuredCall(vu, recorder, handler, request), IEndpointFeature
{
    private Endpoint? _endpoint;
    private RouteEndpoint? _first;
    private IFeatureCollection? _features;

    /// <summary>The first choice gives the name, unless it is already that of an error page: that one did not serve the request.</summary>
    Endpoint? IEndpointFeature.Endpoint
    {
        get => _endpoint;
        set
        {
            _endpoint = value;
            if (_features is not { } features)
                return;
            _features = null;
            // Not Get<T>: a generic method of an interface is looked up anew at each call.
            if (features[typeof(IStatusCodeReExecuteFeature)] is null && features[typeof(IExceptionHandlerFeature)] is null)
                _first = value as RouteEndpoint;
        }
    }

    protected override string? RoutedName => _first is { } endpoint ? ((InMemoryHandler)Handler).NameOf(endpoint) : null;

    protected override MeasuredContent NewContent(HttpContent content) => new InMemoryContent(content, this, isAllOfTheRequest: Request.Content is null);

    /// <summary>To be called before the application sees the context.</summary>
    public void ServeIn(HttpContext context)
    {
        _features = context.Features;
        _features[typeof(IEndpointFeature)] = this;
    }
}
