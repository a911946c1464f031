using System.Net.WebSockets;

namespace PerfTest.Measuring;

/// <summary>Opens WebSockets over sockets, each on a connection of its own.</summary>
internal static class LiveWebSockets
{
    private const string Status = "PerfTest.Status";

    /// <summary>With which status the target has refused; 0: it did not.</summary>
    public static int StatusOf(Exception exception) => exception.Data[Status] is int status ? status : 0;

    public static async Task<WebSocketOpening> OpenAsync(Uri uri, LoadWebSocketOptions options, CancellationToken cancellationToken)
    {
        var connections = new LiveConnections { CarriesRequests = false };
        SocketsHttpHandler sockets = LiveTransport.CreateSockets(options);
        connections.Watch(sockets);
        var invoker = new HttpMessageInvoker(sockets);
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        foreach (var (name, value) in options.Headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        foreach (string protocol in options.SubProtocols)
        {
            socket.Options.AddSubProtocol(protocol);
        }

        try
        {
            await socket.ConnectAsync(uri, invoker, cancellationToken).ConfigureAwait(false);
        }
        catch (WebSocketException exception) when ((int)socket.HttpStatusCode >= 400)
        {
            exception.Data[Status] = (int)socket.HttpStatusCode;
            throw;
        }
        finally
        {
            if (socket.State != WebSocketState.Open)
            {
                socket.Dispose();
                invoker.Dispose();
            }
        }

        return new(socket, connections.Latest, invoker);
    }
}
