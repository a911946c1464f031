using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PerfTest.AspNetCore;
using PerfTest.Measuring;

namespace PerfTest;

/// <summary>WebSockets for load tests of ASP.NET Core applications.</summary>
public static class LoadWebSocketExtensions
{
    /// <summary>
    /// Opens a WebSocket to what <see cref="LoadClientExtensions.CreateLoadClient"/> would talk to: the live target at <c>PERFTEST_BASE_URL</c>, the factory's Kestrel, or its
    /// host in memory, where the bytes of messages are counted and those of the wire do not exist.
    /// </summary>
    /// <typeparam name="TEntryPoint">A type in the application's assembly, usually <c>Program</c>.</typeparam>
    /// <param name="factory">The application.</param>
    /// <param name="vu">Whose it is.</param>
    /// <param name="path"><c>/chat?room=7</c>.</param>
    /// <param name="options">Default: those of <see cref="LoadWebSocketOptions"/>.</param>
    /// <exception cref="LoadTestException"><c>PERFTEST_BASE_URL</c> is not scheme, host and port of an http or https address, or an option has no possible value.</exception>
    public static Task<LoadWebSocket> ConnectLoadWebSocketAsync<TEntryPoint>(
        this WebApplicationFactory<TEntryPoint> factory, VirtualUser vu, string path, LoadWebSocketOptions? options = null)
        where TEntryPoint : class
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(vu);
        ArgumentNullException.ThrowIfNull(path);
        options ??= new();
        if (LiveTarget.OfProcess() is { } live)
        {
            return LoadWebSocket.ConnectAsync(vu, WebSocketAddress.Of(live, path), options);
        }

        factory.StartServer();
        if (factory.Services.GetRequiredService<IServer>() is not TestServer server)
        {
            return LoadWebSocket.ConnectAsync(vu, WebSocketAddress.Of(factory.ClientOptions.BaseAddress, path), options, isHostInProcess: true);
        }

        options.Check();
        Uri address = WebSocketAddress.Of(server.BaseAddress, path);
        return LoadWebSocket.OpenAsync(vu, address, options, isHostInProcess: true, async cancellationToken => new(await OpenAsync(server, address, options, cancellationToken), null, null));
    }

    private static Task<System.Net.WebSockets.WebSocket> OpenAsync(TestServer server, Uri address, LoadWebSocketOptions options, CancellationToken cancellationToken)
    {
        WebSocketClient client = server.CreateWebSocketClient();
        foreach (string protocol in options.SubProtocols)
        {
            client.SubProtocols.Add(protocol);
        }

        client.ConfigureRequest = request =>
        {
            foreach (var (name, value) in options.Headers)
            {
                request.Headers[name] = value;
            }
        };
        return client.ConnectAsync(address, cancellationToken);
    }
}
