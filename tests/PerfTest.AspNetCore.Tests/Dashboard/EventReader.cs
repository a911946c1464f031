using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace PerfTest.AspNetCore.Tests.Dashboard;

/// <summary>A page without a browser: blocking sockets, so that it needs no thread of the pool.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly TcpClient _client;
    private readonly StreamReader _reader;

    public EventReader(Uri dashboard, string path = "/events")
    {
        _client = new TcpClient { ReceiveTimeout = 30_000 };
        _client.Connect("127.0.0.1", dashboard.Port);
        NetworkStream stream = _client.GetStream();
        stream.Write(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{dashboard.Port}\r\n\r\n"));
        _reader = new StreamReader(stream, Encoding.UTF8);
        Status = _reader.ReadLine() ?? "";
    }

    public string Status { get; }

    /// <summary>The next message; null at the end of the stream.</summary>
    public JsonElement? Next()
    {
        while (_reader.ReadLine() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return JsonDocument.Parse(line["data: ".Length..]).RootElement;
            }
        }

        return null;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _client.Dispose();
    }
}
