using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary>
/// Kestrel's listener: gives it connections in advance, and hands them to those who connect on a thread of its own. Kestrel's own transport waits, accepts and continues on
/// the thread pool, also with its inline scheduling: with 64 blocked threads of the pool it took 49 s to answer.
/// </summary>
internal sealed class ReadyListener : IConnectionListener
{
    /// <summary>At once; a browser uses up to six. What comes beyond waits until one is free.</summary>
    public const int Connections = 32;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    private readonly Socket _socket;
    private readonly SemaphoreSlim _places = new(Connections);
    private readonly BlockingCollection<ReadyConnection> _ready = [];
    private volatile bool _ended;

    /// <param name="socket">Already listening.</param>
    public ReadyListener(Socket socket)
    {
        _socket = socket;
        EndPoint = socket.LocalEndPoint!;
        new Thread(Accept) { IsBackground = true, Name = "PerfTest dashboard" }.UnsafeStart();
    }

    public EndPoint EndPoint { get; }

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (_ended)
        {
            return null;
        }

        var connection = new ReadyConnection(() => _places.Release());
        _ready.Add(connection, cancellationToken);
        return connection;
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        if (!_ended)
        {
            _ended = true;
            _socket.Dispose();
            _places.Release();
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => UnbindAsync();

    private void Accept()
    {
        while (!_ended)
        {
            try
            {
                Socket accepted = _socket.Accept();
                _ready.Take().Attach(accepted);
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                // Whoever wanted to connect thought better of it, or the process has no file left to open for him, or this is the end.
                Thread.Sleep(BetweenTries);
            }
        }
    }
}
