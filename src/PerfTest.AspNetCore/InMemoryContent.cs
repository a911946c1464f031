using System.Buffers;
using System.Net;
using PerfTest.Measuring;

namespace PerfTest.AspNetCore;

/// <summary>
/// The response of a host in memory. It reads the body itself, in one loop: the test host's stream asks for its token at each read, and is disposed of twice by
/// whoever copies it, each time with a new exception for a request that is over. Both cost more than the body.
/// </summary>
/// <param name="content">The test host's.</param>
/// <param name="call">Its call.</param>
/// <param name="isAllOfTheRequest">Nothing of the request can still be on its way when the response has ended: it has no body.</param>
internal sealed class InMemoryContent(HttpContent content, MeasuredCall call, bool isAllOfTheRequest) : MeasuredContent(content, call)
{
    /// <summary>.NET's own for copies. Below the size from which arrays are large objects.</summary>
    private const int BufferSize = 81_920;

    private bool _isReadToEnd;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        IsReadBegun = true;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        CancellationTokenRegistration cancellation = default;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            Stream body = Inner.ReadAsStream(CancellationToken.None);
            long length = 0;
            while (true)
            {
                ValueTask<int> reading = body.ReadAsync(buffer, CancellationToken.None);
                if (!reading.IsCompleted && cancellation == default)
                {
                    // A body that is there needs no token. To give the content up ends a read.
                    cancellation = cancellationToken.UnsafeRegister(static inner => ((HttpContent)inner!).Dispose(), Inner);
                }

                int read = await reading.ConfigureAwait(false);
                if (read == 0)
                {
                    // A host whose request was given up may end its response as if nothing had happened; a connection would have been closed.
                    if (length != Headers.ContentLength)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                    }

                    break;
                }

                length += read;
                Call.Received(read);
                Sample?.Add(buffer.AsSpan(0, read));
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }

            _isReadToEnd = true;
            Call.Ended();
            Sample?.End();
        }
        catch (Exception exception)
        {
            Exception seen = AsClientsSeeIt(exception, cancellationToken);
            Call.Failed(seen);
            Sample?.End();
            if (!ReferenceEquals(seen, exception))
            {
                throw seen;
            }

            throw;
        }
        finally
        {
            cancellation.Dispose();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override void DisposeInner()
    {
        if (!_isReadToEnd || !isAllOfTheRequest)
        {
            base.DisposeInner();
        }
    }

    private static Exception AsClientsSeeIt(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException => exception,
        _ when cancellationToken.IsCancellationRequested => new OperationCanceledException(exception.Message, exception, cancellationToken),
        IOException => new HttpRequestException("Error while copying content to a stream.", exception),
        _ => exception,
    };
}
