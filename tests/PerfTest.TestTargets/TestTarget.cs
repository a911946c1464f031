using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PerfTest.TestTargets;

/// <summary>
/// A server on loopback that behaves as it is asked to: <c>/delay/{ms}</c>, <c>/status/{code}</c>, <c>/reset</c> (breaks the connection off), <c>/stall</c> (never answers),
/// <c>/slow-body/{parts}/{ms}</c>, <c>/stalled-body</c> (headers, then nothing), <c>/bytes/{count}</c>, <c>/redirect-to?url=</c>, <c>/connection</c> (the connection's id),
/// <c>/login/{user}</c> and <c>/me</c> (cookies), <c>/error/{code}/{text}</c> (a body of JSON with secrets in it), <c>/packed</c> (compressed where that is accepted),
/// <c>/echo</c> (the request's body), <c>/reset-stream</c> (HTTP/2), <c>/socket</c> (WebSocket: sends back what it gets, until it gets <c>close</c>), anything else:
/// 200 with its path.
/// </summary>
public sealed class TestTarget : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _connections = new();
    private readonly ConcurrentBag<TimeSpan> _times = [];
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
            listen.Protocols = kind switch
            {
                TargetKind.Http2 => HttpProtocols.Http2,
                TargetKind.Https2 => HttpProtocols.Http1AndHttp2,
                _ => HttpProtocols.Http1,
            };
            if (kind is TargetKind.Https or TargetKind.Https2)
            {
                listen.UseHttps(certificate ?? throw new ArgumentNullException(nameof(certificate)));
            }
        }));
        WebApplication app = builder.Build();
        var target = new TestTarget(app);
        target.Map();
        await app.StartAsync();
        var listening = new Uri(app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        target.Address = kind is TargetKind.Https or TargetKind.Https2 ? new UriBuilder(listening) { Host = "localhost" }.Uri : listening;
        return target;
    }

    /// <summary>How long <c>/timed-delay</c> took by the target's own clock, ascending.</summary>
    public IReadOnlyList<TimeSpan> Times => [.. _times.Order()];

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
        _app.UseWebSockets();
        _app.Run(AnswerAsync);
    }

    private Task AnswerAsync(HttpContext context)
    {
        string[] path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return path switch
        {
            ["delay", var time] => DelayAsync(context, int.Parse(time, null)),
            ["timed-delay", var time] => TimedDelayAsync(context, int.Parse(time, null)),
            ["status", var code] => StatusAsync(context, int.Parse(code, null)),
            ["reset"] => ResetAsync(context),
            ["stall"] => Task.Delay(Timeout.Infinite, context.RequestAborted),
            ["error", var code, var text] => ErrorAsync(context, int.Parse(code, null), text),
            ["packed"] => PackedAsync(context),
            ["echo"] => context.Request.Body.CopyToAsync(context.Response.Body),
            ["reset-stream"] => ResetStream(context),
            ["socket"] => SocketAsync(context),
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

    /// <summary>The target's own view: from the request's arrival to the response's end.</summary>
    private async Task TimedDelayAsync(HttpContext context, int milliseconds)
    {
        long start = Stopwatch.GetTimestamp();
        await Task.Delay(milliseconds, context.RequestAborted);
        await context.Response.WriteAsync("done");
        _times.Add(Stopwatch.GetElapsedTime(start));
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

    private static Task ErrorAsync(HttpContext context, int code, string text)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/problem+json";
        return context.Response.WriteAsync($"{{\"title\":\"{text}\",\"access_token\":\"s3cr3t-body\"}}");
    }

    private static async Task PackedAsync(HttpContext context)
    {
        byte[] body = Encoding.UTF8.GetBytes(new string('x', 10_000));
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
        {
            await context.Response.Body.WriteAsync(body);
            return;
        }

        context.Response.Headers.ContentEncoding = "gzip";
        await using var packing = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        await packing.WriteAsync(body);
    }

    private static Task ResetStream(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(2);
        return Task.CompletedTask;
    }

    private static async Task SocketAsync(HttpContext context)
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[16_384];
        while (true)
        {
            WebSocketReceiveResult got = await socket.ReceiveAsync(buffer, context.RequestAborted);
            if (got.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
                return;
            }

            if (got.MessageType == WebSocketMessageType.Text && Encoding.UTF8.GetString(buffer, 0, got.Count) == "close")
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "as asked", context.RequestAborted);
                return;
            }

            await socket.SendAsync(buffer.AsMemory(0, got.Count), got.MessageType, got.EndOfMessage, context.RequestAborted);
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
