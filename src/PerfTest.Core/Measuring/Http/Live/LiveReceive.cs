using System.Net.Sockets;
using System.Threading.Tasks.Sources;

namespace PerfTest.Measuring;

/// <summary>
/// Receives from a socket as .NET's own network stream does, and looks at what has come before anybody else: a stream around that stream would be one more thing to wait for
/// with each read. For one receive at a time.
/// </summary>
internal sealed class LiveReceive : IValueTaskSource<int>, IDisposable
{
    private readonly Socket _socket;
    private readonly Action<int> _onReceived;
    private readonly Arguments _arguments;
    private ManualResetValueTaskSourceCore<int> _received;
    private int _isTaken;

    /// <param name="socket">A connected one. Whoever owns it disposes of it before this.</param>
    /// <param name="onReceived">Told the bytes of each receive, on the thread on which they have come.</param>
    public LiveReceive(Socket socket, Action<int> onReceived)
    {
        _socket = socket;
        _onReceived = onReceived;
        _arguments = new Arguments(this);
    }

    /// <summary>Reserves it for one <see cref="ReceiveAsync"/>. False while another is going on.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>The next bytes, or 0 at the end. With an empty buffer: waits until there are any.</summary>
    /// <exception cref="IOException">The socket has failed, or was closed meanwhile; the inner exception says how.</exception>
    public ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        _received.Reset();
        _arguments.SetBuffer(buffer);
        bool isPending;
        try
        {
            isPending = _socket.ReceiveAsync(_arguments);
        }
        catch (Exception exception)
        {
            Volatile.Write(ref _isTaken, 0);
            return ValueTask.FromException<int>(Wrapped(exception));
        }

        if (isPending)
        {
            return new(this, _received.Version);
        }

        (SocketError error, int bytes) = (_arguments.SocketError, _arguments.BytesTransferred);
        Volatile.Write(ref _isTaken, 0);
        if (error != SocketError.Success)
        {
            return ValueTask.FromException<int>(Wrapped(new SocketException((int)error)));
        }

        _onReceived(bytes);
        return new(bytes);
    }

    public void Dispose() => _arguments.Dispose();

    int IValueTaskSource<int>.GetResult(short token)
    {
        try
        {
            return _received.GetResult(token);
        }
        finally
        {
            Volatile.Write(ref _isTaken, 0);
        }
    }

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _received.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _received.OnCompleted(continuation, state, token, flags);

    private void OnCompleted()
    {
        if (_arguments.SocketError != SocketError.Success)
        {
            _received.SetException(Wrapped(new SocketException((int)_arguments.SocketError)));
            return;
        }

        int bytes = _arguments.BytesTransferred;
        _onReceived(bytes);
        _received.SetResult(bytes);
    }

    /// <summary>As <see cref="NetworkStream"/> says it.</summary>
    private static IOException Wrapped(Exception exception) => new($"Unable to read data from the transport connection: {exception.Message}.", exception);

    private sealed class Arguments(LiveReceive receive) : SocketAsyncEventArgs(true)
    {
        protected override void OnCompleted(SocketAsyncEventArgs e) => receive.OnCompleted();
    }
}
