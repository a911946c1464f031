using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PerfTest.Telemetry.Tests;

/// <summary>Takes OTLP over HTTP on loopback, as a collector does.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<byte[]> _requests = new();

    private Collector(WebApplication application) => _application = application;

    public Uri Address => new(_application.Urls.Single());

    /// <summary>What it answers. Default 200.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    public ConcurrentQueue<string> Headers { get; } = new();

    public int Requests => _requests.Count;

    public ReceivedMetrics Latest => new(_requests.Last());

    public static async Task<Collector> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication application = builder.Build();
        var collector = new Collector(application);
        application.MapPost("/v1/metrics", collector.TakeAsync);
        await application.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Headers.Enqueue(context.Request.Headers["X-Tenant"].ToString());
        _requests.Enqueue(body.ToArray());
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/x-protobuf";
    }
}
