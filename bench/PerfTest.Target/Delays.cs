using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace PerfTest.Bench;

/// <summary>
/// Answers each request after a scripted delay and keeps how long it took by its own account, from the receive that brought the request to the send that took the answer away:
/// plain sockets, because a web server hands its answers on to others, who send them after it has stopped its clock. <c>/delays</c> gives the times, in nanoseconds, and
/// forgets them.
/// </summary>
internal sealed class Delays : IDisposable
{
    private static readonly byte[] Response = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlate"u8.ToArray();

    private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly Lock _gate = new();
    private List<double> _took = [];
    private long _calls;

    /// <summary>Listens on a free port of loopback.</summary>
    public Delays()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(1024);
        _ = AcceptAsync();
    }

    public void Dispose() => _listener.Dispose();

    public async Task ReportAsync(HttpContext context)
    {
        double[] sorted;
        lock (_gate)
        {
            sorted = [.. _took.Order()];
            _took = [];
        }

        double At(double quantile) => sorted.Length == 0 ? 0 : sorted[(int)(quantile * (sorted.Length - 1))];
        await context.Response.WriteAsync(JsonSerializer.Serialize(new { address = $"http://{_listener.LocalEndPoint}", count = sorted.Length, p50 = At(0.5), p99 = At(0.99) }));
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptAsync());
            }
        }
        catch (SocketException) when (!_listener.IsBound)
        {
            // Disposed of: the end.
        }
        catch (ObjectDisposedException)
        {
            // The same, in between.
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        using Socket own = connection;
        own.NoDelay = true;
        var buffer = new byte[4096];

        // A request without a body comes in one piece on loopback.
        while (await own.ReceiveAsync(buffer) > 0)
        {
            long begun = Stopwatch.GetTimestamp();

            // 2 to 10 ms evenly, and every fiftieth 40 ms: nine steps, so that the median is in the middle of one and not at its edge, where a hair decides for a millisecond.
            long call = Interlocked.Increment(ref _calls);
            await Task.Delay(call % 50 == 0 ? 40 : (int)(2 + (call % 9)));
            await own.SendAsync(Response);
            double took = Stopwatch.GetElapsedTime(begun).TotalNanoseconds;
            lock (_gate)
            {
                _took.Add(took);
            }
        }
    }
}
