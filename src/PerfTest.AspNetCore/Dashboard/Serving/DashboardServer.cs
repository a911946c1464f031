using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary>Kestrel on a port of this machine. None of its threads holds the process open.</summary>
internal sealed class DashboardServer : IDisposable
{
    /// <summary>Longer than any test process lives: connections stand ready for whoever comes. (Kestrel adds it to its clock: an infinite one is over at once.)</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    private readonly KestrelServer _kestrel;

    private DashboardServer(KestrelServer kestrel, int port)
    {
        _kestrel = kestrel;
        Address = new Uri($"http://127.0.0.1:{port}/");
    }

    public Uri Address { get; }

    /// <summary>Starts; not to be called on a thread of the pool.</summary>
    /// <param name="port">The port; null: the first free one.</param>
    /// <param name="application">Answers.</param>
    /// <exception cref="LoadTestException">The port is in use.</exception>
    public static DashboardServer Start(int? port, IHttpApplication<HttpContext> application)
    {
        Socket socket = LoopbackSocket.Listen(port);
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.KeepAliveTimeout = Patience;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.MaxRequestBodySize = 1024;
        options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        var kestrel = new KestrelServer(Options.Create(options), new ReadyListenerFactory(socket), NullLoggerFactory.Instance);
        kestrel.StartAsync(application, CancellationToken.None).GetAwaiter().GetResult();
        return new DashboardServer(kestrel, ((IPEndPoint)socket.LocalEndPoint!).Port);
    }

    /// <summary>Cuts all connections.</summary>
    public void Dispose()
    {
        using var now = new CancellationTokenSource();
        now.Cancel();
        _kestrel.StopAsync(now.Token).GetAwaiter().GetResult();
        _kestrel.Dispose();
    }
}
