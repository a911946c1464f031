using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace PerfTest.Measuring;

/// <summary>What a connection writes and reads. On the wire it counts bytes; in plain text it knows when a request was written and when its response began.</summary>
internal sealed class LiveStream : Stream
{
    private readonly Stream _inner;
    private readonly LiveConnection _connection;
    private readonly LiveReceive? _receive;

    /// <summary>A connection's wire.</summary>
    /// <param name="socket">A connected one; it is owned.</param>
    /// <param name="connection">Which connection it is.</param>
    public LiveStream(Socket socket, LiveConnection connection)
        : this(new NetworkStream(socket, ownsSocket: true), connection)
    {
        IsWire = true;
        _receive = new(socket, OnReceived);
    }

    /// <param name="inner">What it stands before.</param>
    /// <param name="connection">Which connection it is part of.</param>
    public LiveStream(Stream inner, LiveConnection connection)
    {
        _inner = inner;
        _connection = connection;
    }

    /// <summary>It counts the bytes of the wire.</summary>
    public bool IsWire { get; init; }

    /// <summary>It sees requests and responses of HTTP/1.1, one after the other.</summary>
    public bool IsPlain { get; set; }

    /// <summary>Called once, when the connection is closed.</summary>
    public Action? Closing { get; set; }

    public LiveConnection Connection => _connection;

    public override bool CanRead => _inner.CanRead;
    public override bool CanSeek => false;
    public override bool CanWrite => _inner.CanWrite;
    public override bool CanTimeout => _inner.CanTimeout;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int ReadTimeout
    {
        get => _inner.ReadTimeout;
        set => _inner.ReadTimeout = value;
    }

    public override int WriteTimeout
    {
        get => _inner.WriteTimeout;
        set => _inner.WriteTimeout = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => OnRead(_inner.Read(buffer));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // HTTP ends a read by closing the connection, and hands no token on.
        if (_receive is not null && !cancellationToken.CanBeCanceled && _receive.TryTake())
        {
            return _receive.ReceiveAsync(buffer);
        }

        var reading = _inner.ReadAsync(buffer, cancellationToken);
        return reading.IsCompletedSuccessfully ? new(OnRead(reading.Result)) : UntilReadAsync(reading);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        BeforeWrite();
        _inner.Write(buffer);
        AfterWrite(buffer.Length);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        BeforeWrite();
        var writing = _inner.WriteAsync(buffer, cancellationToken);
        if (!writing.IsCompletedSuccessfully)
        {
            return UntilWrittenAsync(writing, buffer.Length);
        }

        writing.GetAwaiter().GetResult();
        AfterWrite(buffer.Length);
        return default;
    }

    public override void Flush() => _inner.Flush();
    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await _inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
            _receive?.Dispose();
            OnClosed();
        }

        base.Dispose(disposing);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> UntilReadAsync(ValueTask<int> reading) => OnRead(await reading.ConfigureAwait(false));

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask UntilWrittenAsync(ValueTask writing, int bytes)
    {
        await writing.ConfigureAwait(false);
        AfterWrite(bytes);
    }

    private int OnRead(int read)
    {
        OnReceived(read);
        return read;
    }

    private void OnReceived(int read)
    {
        if (read > 0)
        {
            if (IsWire)
            {
                _connection.AddReceived(read);
            }

            if (IsPlain)
            {
                _connection.Read();
            }
        }
    }

    private void BeforeWrite()
    {
        if (IsPlain)
        {
            _connection.Writing();
        }
    }

    private void AfterWrite(int bytes)
    {
        if (IsWire)
        {
            _connection.AddSent(bytes);
        }

        if (IsPlain)
        {
            _connection.Wrote();
        }
    }

    private void OnClosed()
    {
        if (IsWire)
        {
            _connection.Closed();
            Closing?.Invoke();
        }
    }
}
