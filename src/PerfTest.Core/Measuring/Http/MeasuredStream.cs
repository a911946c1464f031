using System.Runtime.CompilerServices;

namespace PerfTest.Measuring;

/// <summary>A response's body as the user reads it: counts its bytes and tells its call of the end, of an error and of the disposal.</summary>
/// <param name="body">The body.</param>
/// <param name="call">Its call.</param>
/// <param name="sample">Takes the beginning of it; null: none.</param>
internal sealed class MeasuredStream(Stream body, MeasuredCall call, BodySample? sample) : Stream
{
    public override bool CanRead => body.CanRead;
    public override bool CanSeek => body.CanSeek;
    public override bool CanWrite => false;
    public override bool CanTimeout => body.CanTimeout;
    public override long Length => body.Length;

    public override long Position
    {
        get => body.Position;
        set => body.Position = value;
    }

    public override int ReadTimeout
    {
        get => body.ReadTimeout;
        set => body.ReadTimeout = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Count(body.Read(buffer), buffer);
        }
        catch (Exception exception)
        {
            call.Failed(exception);
            throw;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await body.ReadAsync(buffer, call.LinkRead(cancellationToken)).ConfigureAwait(false);
            return Count(read, buffer.Span);
        }
        catch (Exception exception)
        {
            call.Failed(exception);
            throw;
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => body.Seek(offset, origin);
    public override void Flush() => body.Flush();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        call.Ended();
        sample?.End();
        await body.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            call.Ended();
            sample?.End();
            body.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>A read of nothing is the end, unless nothing was asked for.</summary>
    private int Count(int read, ReadOnlySpan<byte> buffer)
    {
        if (read > 0)
        {
            call.Received(read);
            sample?.Add(buffer[..read]);
        }
        else if (!buffer.IsEmpty)
        {
            call.Ended();
            sample?.End();
        }
        return read;
    }
}
