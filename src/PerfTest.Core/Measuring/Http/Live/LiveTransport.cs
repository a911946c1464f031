using System.Net;

namespace PerfTest.Measuring;

/// <summary>Sockets for load: what hides requests from the metrics is off.</summary>
internal static class LiveTransport
{
    /// <summary>One handler for all virtual users, or one that gives each its own.</summary>
    public static HttpMessageHandler Create(LoadHttpOptions options)
    {
        bool keepAlive = options.KeepAlive;
        QueueTimes.Watch();
        Func<SocketsHttpHandler> bare = Bare(options);
        SocketsHttpHandler create(LiveConnections connections)
        {
            SocketsHttpHandler sockets = bare();
            connections.Watch(sockets);
            return sockets;
        }

        return options.Connections == LoadConnections.Shared ? SharedTransport.Create(create, keepAlive) : new PerVuTransport(create, keepAlive);
    }

    /// <summary>For one WebSocket.</summary>
    public static SocketsHttpHandler CreateSockets(LoadWebSocketOptions options)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = options.ConnectTimeout,
            MeterFactory = LoadMeterFactory.Instance,
        };
        sockets.SslOptions.RemoteCertificateValidationCallback = DevelopmentCertificate.Validation(options);
        return sockets;
    }

    /// <summary>
    /// Makes handlers whose bytes nobody counts. Their connections are plain sockets, which alone can be waited for without the thread pool. The options are read now:
    /// what somebody changes in them later changes nothing.
    /// </summary>
    public static Func<SocketsHttpHandler> Bare(LoadHttpOptions options)
    {
        TimeSpan lifetime = options.KeepAlive ? options.PooledConnectionLifetime : TimeSpan.Zero;
        TimeSpan connectTimeout = options.ConnectTimeout;
        var validation = DevelopmentCertificate.Validation(options);
        DecompressionMethods decompression = options.AutomaticDecompression;
        return () =>
        {
            var sockets = new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                AutomaticDecompression = decompression,
                PooledConnectionLifetime = lifetime,
                ConnectTimeout = connectTimeout,
                EnableMultipleHttp2Connections = true,
                MeterFactory = LoadMeterFactory.Instance,
            };
            sockets.SslOptions.RemoteCertificateValidationCallback = validation;
            return sockets;
        };
    }
}
