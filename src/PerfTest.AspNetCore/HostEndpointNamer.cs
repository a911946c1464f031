using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PerfTest.Measuring;

namespace PerfTest.AspNetCore;

/// <summary>
/// Names requests that go to a host of this process over a socket, where the host's choice cannot be seen: asks ASP.NET's own matcher, fed with the host's
/// routes, which of them such a request meets. It runs apart from the host (own services, nothing of the application is called) and once per path.
/// </summary>
internal sealed class HostEndpointNamer : EndpointNamer
{
    private readonly IServiceProvider _host;
    private readonly RequestDelegate? _routing;

    private sealed record Name(string Text);

    public HostEndpointNamer(IServiceProvider host)
    {
        _host = host;
        if (host.GetService<EndpointDataSource>() is { } routes)
            _routing = Routing(host, routes);
    }

    protected override string? TemplateOf(HttpMethod method, Uri uri)
    {
        if (_routing is null)
            return null;
        var context = new DefaultHttpContext { RequestServices = _host };
        context.Request.Method = method.Method;
        context.Request.Scheme = uri.Scheme;
        context.Request.Host = HostString.FromUriComponent(uri);
        context.Request.Path = PathString.FromUriComponent(uri);
        context.Request.QueryString = QueryString.FromUriComponent(uri);
        try
        {
            _routing(context).GetAwaiter().GetResult();
        }
        catch (Exception)
        {
            // A route constraint of the application's own may need more of a request than its path. The request is not to fail for want of a name.
            return null;
        }
        return context.GetEndpoint()?.Metadata.GetMetadata<Name>()?.Text;
    }

    private static RequestDelegate Routing(IServiceProvider host, EndpointDataSource routes)
    {
        var services = new ServiceCollection()
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddLogging()
            .AddSingleton(new System.Diagnostics.DiagnosticListener("PerfTest.Routing"))
            .AddSingleton(host.GetRequiredService<ParameterPolicyFactory>())
            .AddRouting()
            .BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseRouting();
        app.UseEndpoints(endpoints => endpoints.DataSources.Add(new DefaultEndpointDataSource(Copies(routes.Endpoints))));
        return app.Build();
    }

    /// <summary>
    /// The routes without what they do, in the order in which routing tries them, and with that order spelled out: two that differ only in what the copies
    /// lack (an API version, a content type) are then not ambiguous.
    /// </summary>
    private static IEnumerable<Endpoint> Copies(IReadOnlyList<Endpoint> endpoints) => endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>() is not { SuppressMatching: true })
        .OrderBy(endpoint => endpoint.Order)
        .ThenBy(endpoint => endpoint.RoutePattern.InboundPrecedence)
        .Select((endpoint, order) => new RouteEndpoint(_ => Task.CompletedTask, endpoint.RoutePattern, order, Metadata(endpoint), endpoint.DisplayName));

    private static EndpointMetadataCollection Metadata(RouteEndpoint endpoint) => new(
        [
            new Name(RouteTemplate.Of(endpoint.RoutePattern)),
            .. endpoint.Metadata.GetOrderedMetadata<IHttpMethodMetadata>(),
            .. endpoint.Metadata.GetOrderedMetadata<IHostMetadata>(),
        ]);
}
