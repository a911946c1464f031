using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PerfTest.TestTargets;

/// <summary>
/// A server on loopback that behaves as it is asked to: <c>/delay/{ms}</c>, <c>/status/{code}</c>, <c>/reset</c> (breaks the connection off), <c>/stall</c> (never answers),
/// <c>/slow-body/{parts}/{ms}</c>, <c>/stalled-body</c> (headers, then nothing), <c>/bytes/{count}</c>, <c>/redirect-to?url=</c>, <c>/connection</c> (the connection's id),
/// <c>/login/{user}</c> and <c>/me</c> (cookies), anything else: 200 with its path.
/// </summary>
public sealed class TestTarget : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _connections = new();
    private long _requests;

    private TestTarget(WebApplication app) => _app = app;

    /// <summary>Where it listens; named by name, <c>localhost</c>, where it has a certificate.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>How many requests have arrived.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>On how many connections.</summary>
    public int Connections => _connections.Count;

    public static async Task<TestTarget> StartAsync(TargetKind kind = TargetKind.Http, X509Certificate2? certificate = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = kind == TargetKind.Http2 ? HttpProtocols.Http2 : HttpProtocols.Http1;
            if (kind == TargetKind.Https)
            {
                listen.UseHttps(certificate ?? throw new ArgumentNullException(nameof(certificate)));
            }
        }));
        WebApplication app = builder.Build();
        var target = new TestTarget(app);
        target.Map();
        await app.StartAsync();
        var listening = new Uri(app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        target.Address = kind == TargetKind.Https ? new UriBuilder(listening) { Host = "localhost" }.Uri : listening;
        return target;
    }

    /// <summary>Dies: breaks off what runs and refuses what comes.</summary>
    public Task DieAsync() => _app.StopAsync(new CancellationToken(canceled: true));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.Use((context, next) =>
        {
            Interlocked.Increment(ref _requests);
            _connections[context.Connection.Id] = true;
            return next(context);
        });
        _app.Run(AnswerAsync);
    }

    private static Task AnswerAsync(HttpContext context)
    {
        string[] path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return path switch
        {
            ["delay", var time] => DelayAsync(context, int.Parse(time, null)),
            ["status", var code] => StatusAsync(context, int.Parse(code, null)),
            ["reset"] => ResetAsync(context),
            ["stall"] => Task.Delay(Timeout.Infinite, context.RequestAborted),
            ["stalled-body"] => StallBodyAsync(context),
            ["slow-body", var parts, var time] => SlowBodyAsync(context, int.Parse(parts, null), int.Parse(time, null)),
            ["bytes", var count] => context.Response.Body.WriteAsync(new byte[int.Parse(count, null)]).AsTask(),
            ["redirect-to"] => Redirect(context),
            ["connection"] => context.Response.WriteAsync(context.Connection.Id),
            ["login", var user] => Login(context, user),
            ["me"] => context.Response.WriteAsync(context.Request.Cookies["user"] ?? "nobody"),
            _ => context.Response.WriteAsync(context.Request.Path),
        };
    }

    private static async Task DelayAsync(HttpContext context, int milliseconds)
    {
        await Task.Delay(milliseconds, context.RequestAborted);
        await context.Response.WriteAsync("done");
    }

    private static Task StatusAsync(HttpContext context, int code)
    {
        context.Response.StatusCode = code;
        return Task.CompletedTask;
    }

    private static Task ResetAsync(HttpContext context)
    {
        // Without lingering the operating system closes with RST, not with FIN.
        if (context.Features.Get<IConnectionSocketFeature>() is { } connection)
        {
            connection.Socket.LingerState = new LingerOption(true, 0);
            connection.Socket.Close();
        }

        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task StallBodyAsync(HttpContext context)
    {
        await context.Response.WriteAsync("begin");
        await context.Response.Body.FlushAsync();
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    }

    private static async Task SlowBodyAsync(HttpContext context, int parts, int milliseconds)
    {
        for (int i = 0; i < parts; i++)
        {
            await Task.Delay(milliseconds, context.RequestAborted);
            await context.Response.WriteAsync("part");
            await context.Response.Body.FlushAsync();
        }
    }

    private static Task Redirect(HttpContext context)
    {
        context.Response.Redirect(context.Request.Query["url"]!);
        return Task.CompletedTask;
    }

    private static Task Login(HttpContext context, string user)
    {
        context.Response.Cookies.Append("user", user);
        return Task.CompletedTask;
    }
}
