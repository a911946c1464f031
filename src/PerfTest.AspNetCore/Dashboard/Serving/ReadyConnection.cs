using System.Globalization;
using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary>
/// A connection that Kestrel has taken up before anybody has connected: it waits for the first byte, and holds no thread while it does. Taking one up needs the
/// thread pool, which the load may have starved by the time somebody looks; all that comes later runs on two threads of this connection's own.
/// </summary>
internal sealed class ReadyConnection : ConnectionContext, IDuplexPipe
{
    /// <summary>Who takes nothing for so long is no longer there.</summary>
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(5);

    private static long s_count;

    private readonly WorkerScheduler _worker = new();
    private readonly Pipe _received;
    private readonly Pipe _sent;
    private readonly CancellationTokenSource _closed = new();
    private readonly Action _released;
    private Socket? _socket;
    private bool _isReleased;

    /// <param name="released">Called once when it is over, and another may be made.</param>
    public ReadyConnection(Action released)
    {
        _released = released;
        ConnectionId = string.Create(CultureInfo.InvariantCulture, $"dashboard-{Interlocked.Increment(ref s_count)}");
        _received = new Pipe(new PipeOptions(readerScheduler: _worker, writerScheduler: PipeScheduler.Inline, useSynchronizationContext: false));
        _sent = new Pipe(new PipeOptions(readerScheduler: PipeScheduler.Inline, writerScheduler: _worker, useSynchronizationContext: false));
        Transport = this;
        ConnectionClosed = _closed.Token;
        Features.Set(this);
        _ = SendAsync();
    }

    public override string ConnectionId { get; set; }

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override IDuplexPipe Transport { get; set; }

    public PipeReader Input => _received.Reader;

    public PipeWriter Output => _sent.Writer;

    /// <summary>The other side is gone. Known without the thread pool, which the framework's own token needs.</summary>
    public bool IsClosed => _closed.IsCancellationRequested;

    /// <summary>Somebody has connected.</summary>
    public void Attach(Socket socket)
    {
        socket.NoDelay = true;
        socket.SendTimeout = (int)SendTimeout.TotalMilliseconds;
        (LocalEndPoint, RemoteEndPoint) = (socket.LocalEndPoint, socket.RemoteEndPoint);
        _socket = socket;
        new Thread(Receive) { IsBackground = true, Name = "PerfTest dashboard receiver" }.UnsafeStart();
    }

    public override void Abort(ConnectionAbortedException abortReason) => Close();

    public override ValueTask DisposeAsync()
    {
        if (!Interlocked.Exchange(ref _isReleased, true))
        {
            Close();
            _received.Reader.Complete();
            _sent.Writer.Complete();
            _worker.Dispose();
            _released();
        }

        return base.DisposeAsync();
    }

    private void Receive()
    {
        try
        {
            while (true)
            {
                int count = _socket!.Receive(_received.Writer.GetSpan(4096));
                if (count == 0)
                {
                    break;
                }

                _received.Writer.Advance(count);

                // Waits where more comes than is read; the reader is on another thread.
                if (_received.Writer.FlushAsync().AsTask().GetAwaiter().GetResult().IsCompleted)
                {
                    break;
                }
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // As if it had ended: whatever was being answered has nobody left to read it.
        }

        Close();
        _received.Writer.Complete();
    }

    /// <summary>Goes on within each flush, on the thread that flushes: so it needs none itself, and who sends knows that it is sent.</summary>
    private async Task SendAsync()
    {
        try
        {
            while (true)
            {
                ReadResult result = await _sent.Reader.ReadAsync().ConfigureAwait(false);
                foreach (ReadOnlyMemory<byte> part in result.Buffer)
                {
                    SendAll(part.Span);
                }

                _sent.Reader.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                {
                    break;
                }
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            Close();
        }

        _sent.Reader.Complete();
    }

    private void SendAll(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && _socket is { } socket)
        {
            bytes = bytes[socket.Send(bytes)..];
        }
    }

    private void Close()
    {
        if (_socket is { } socket)
        {
            try
            {
                socket.Shutdown(SocketShutdown.Both);
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                // The other side was faster.
            }

            socket.Dispose();
        }

        _closed.Cancel();
    }
}
