using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PerfTest.Http.Tests;

/// <summary>Answers one connection after the other with 200 and a text, on a thread of its own and without the thread pool.</summary>
internal sealed class PlainServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string> _text;

    /// <param name="text">What the next answer says.</param>
    public PlainServer(Func<string>? text = null)
    {
        _text = text ?? (() => "ok");
        _listener.Start();
        new Thread(Serve) { IsBackground = true, Name = "plain server" }.Start();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public void Dispose() => _listener.Dispose();

    private void Serve()
    {
        try
        {
            while (true)
            {
                using Socket socket = _listener.AcceptSocket();
                var buffer = new byte[4096];

                // A request without a body comes in one piece here.
                while (socket.Receive(buffer) > 0)
                {
                    string text = _text();
                    socket.Send(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Encoding.UTF8.GetByteCount(text)}\r\n\r\n{text}"));
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }
}
