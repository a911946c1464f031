using System.Net;

namespace PerfTest.Measuring;

/// <summary>A response's content that tells its call when the body has been read, by whichever way the user reads it, or disposed of.</summary>
internal sealed class MeasuredContent : HttpContent
{
    private readonly HttpContent _content;
    private readonly MeasuredCall _call;

    public MeasuredContent(HttpContent content, MeasuredCall call)
    {
        _content = content;
        _call = call;
        ContentHeaders.Move(content, this);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var counted = new CountedStream(stream);
        var copying = _content.CopyToAsync(counted, context, cancellationToken);
        if (!copying.IsCompletedSuccessfully)
            return UntilCopiedAsync(copying, counted);
        Ended(counted);
        return copying;
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var counted = new CountedStream(stream);
        try
        {
            _content.CopyTo(counted, context, cancellationToken);
        }
        catch (Exception exception)
        {
            Failed(counted, exception);
            throw;
        }
        Ended(counted);
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new MeasuredStream(await _content.ReadAsStreamAsync().ConfigureAwait(false), _call);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new MeasuredStream(await _content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), _call);

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) =>
        new MeasuredStream(_content.ReadAsStream(cancellationToken), _call);

    /// <summary>A known length is in the headers already.</summary>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _call.Ended();
            _content.Dispose();
        }
        base.Dispose(disposing);
    }

    private async Task UntilCopiedAsync(Task copying, CountedStream counted)
    {
        try
        {
            await copying.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Failed(counted, exception);
            throw;
        }
        Ended(counted);
    }

    private void Ended(CountedStream counted)
    {
        _call.Received(counted.Count);
        _call.Ended();
    }

    private void Failed(CountedStream counted, Exception exception)
    {
        _call.Received(counted.Count);
        _call.Failed(exception);
    }
}
