using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace PerfTest.Measuring;

/// <summary>What a connection writes and reads. On the wire it counts bytes; in plain text it knows when a request was written and when its response began.</summary>
/// <param name="inner">What it stands before.</param>
/// <param name="connection">Which connection it is part of.</param>
internal sealed class LiveStream(Stream inner, LiveConnection connection) : Stream, IValueTaskSource<int>
{
    // A connection has one read open at a time; a second one beside it takes the long way.
    private ManualResetValueTaskSourceCore<int> _read;
    private ConfiguredValueTaskAwaitable<int>.ConfiguredValueTaskAwaiter _reading;
    private Action? _onRead;
    private int _isReading;

    /// <summary>It counts the bytes of the wire.</summary>
    public bool IsWire { get; init; }

    /// <summary>It sees requests and responses of HTTP/1.1, one after the other.</summary>
    public bool IsPlain { get; set; }

    /// <summary>Called once, when the connection is closed.</summary>
    public Action? Closing { get; set; }

    public LiveConnection Connection => connection;

    public override bool CanRead => inner.CanRead;
    public override bool CanSeek => false;
    public override bool CanWrite => inner.CanWrite;
    public override bool CanTimeout => inner.CanTimeout;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int ReadTimeout
    {
        get => inner.ReadTimeout;
        set => inner.ReadTimeout = value;
    }

    public override int WriteTimeout
    {
        get => inner.WriteTimeout;
        set => inner.WriteTimeout = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => OnRead(inner.Read(buffer));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var reading = inner.ReadAsync(buffer, cancellationToken);
        return reading.IsCompletedSuccessfully ? new(OnRead(reading.Result))
            : Interlocked.Exchange(ref _isReading, 1) == 0 ? UntilRead(reading)
            : UntilReadAsync(reading);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        BeforeWrite();
        inner.Write(buffer);
        AfterWrite(buffer.Length);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        BeforeWrite();
        var writing = inner.WriteAsync(buffer, cancellationToken);
        if (!writing.IsCompletedSuccessfully)
        {
            return UntilWrittenAsync(writing, buffer.Length);
        }

        writing.GetAwaiter().GetResult();
        AfterWrite(buffer.Length);
        return default;
    }

    public override void Flush() => inner.Flush();
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            OnClosed();
        }

        base.Dispose(disposing);
    }

    int IValueTaskSource<int>.GetResult(short token)
    {
        try
        {
            return _read.GetResult(token);
        }
        finally
        {
            Volatile.Write(ref _isReading, 0);
        }
    }

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _read.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _read.OnCompleted(continuation, state, token, flags);

    private ValueTask<int> UntilRead(ValueTask<int> reading)
    {
        _read.Reset();
        short token = _read.Version;
        _reading = reading.ConfigureAwait(false).GetAwaiter();
        _reading.UnsafeOnCompleted(_onRead ??= EndRead);
        return new(this, token);
    }

    private void EndRead()
    {
        int read;
        try
        {
            read = OnRead(_reading.GetResult());
        }
        catch (Exception exception)
        {
            _read.SetException(exception);
            return;
        }

        _read.SetResult(read);
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
        if (read > 0)
        {
            if (IsWire)
            {
                connection.AddReceived(read);
            }

            if (IsPlain)
            {
                connection.Read();
            }
        }

        return read;
    }

    private void BeforeWrite()
    {
        if (IsPlain)
        {
            connection.Writing();
        }
    }

    private void AfterWrite(int bytes)
    {
        if (IsWire)
        {
            connection.AddSent(bytes);
        }

        if (IsPlain)
        {
            connection.Wrote();
        }
    }

    private void OnClosed()
    {
        if (IsWire)
        {
            connection.Closed();
            Closing?.Invoke();
        }
    }
}
