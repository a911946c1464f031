using System.Net;

namespace PerfTest.Measuring;

/// <summary>A response's content that tells its call when the body has been read, by whichever way the user reads it, or disposed of.</summary>
internal class MeasuredContent : HttpContent
{
    private readonly HttpContent _content;
    private readonly MeasuredCall _call;

    public MeasuredContent(HttpContent content, MeasuredCall call)
    {
        _content = content;
        _call = call;
        ContentHeaders.Move(content, this);
    }

    /// <summary>Somebody has begun to read it, by whichever way.</summary>
    public bool IsReadBegun { get; protected set; }

    /// <summary>Takes the beginning of the body; null where nobody wants it.</summary>
    public BodySample? Sample { get; set; }

    /// <summary>Lets go of what was not read: the transport drains it, or closes the connection.</summary>
    public void Discard()
    {
        EndSample();
        _content.Dispose();
    }

    /// <summary>The content as it came.</summary>
    protected HttpContent Inner => _content;

    protected MeasuredCall Call => _call;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        IsReadBegun = true;
        var counted = Counted(stream);
        var copying = _content.CopyToAsync(counted ?? stream, context, _call.LinkRead(cancellationToken));
        if (!copying.IsCompletedSuccessfully)
            return UntilCopiedAsync(copying, counted);
        Ended(counted);
        return copying;
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        IsReadBegun = true;
        var counted = Counted(stream);
        try
        {
            _content.CopyTo(counted ?? stream, context, cancellationToken);
        }
        catch (Exception exception)
        {
            Failed(counted, exception);
            throw;
        }
        Ended(counted);
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken)
    {
        IsReadBegun = true;
        return new MeasuredStream(await _content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), _call, Sample);
    }

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken)
    {
        IsReadBegun = true;
        return new MeasuredStream(_content.ReadAsStream(cancellationToken), _call, Sample);
    }

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
            EndSample();
            DisposeInner();
        }
        base.Dispose(disposing);
    }

    protected virtual void DisposeInner() => _content.Dispose();

    /// <summary>Null: nobody wants to know its bytes.</summary>
    private CountedStream? Counted(Stream stream) => _call.CountsMessages || Sample is not null ? new(stream, Sample) : null;

    private async Task UntilCopiedAsync(Task copying, CountedStream? counted)
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

    private void Ended(CountedStream? counted)
    {
        _call.Received(counted?.Count ?? 0);
        _call.Ended();
        Sample?.End();
    }

    private void Failed(CountedStream? counted, Exception exception)
    {
        _call.Received(counted?.Count ?? 0);
        _call.Failed(exception);
        Sample?.End();
    }

    /// <summary>Of a body that nobody has read, what has arrived already.</summary>
    private void EndSample()
    {
        if (Sample is not { } sample)
        {
            return;
        }

        if (!IsReadBegun)
        {
            UnreadBody.AddTo(sample, _content);
        }

        sample.End();
    }
}
