using System.Net;

namespace PerfTest.Measuring;

/// <summary>A request's content of unknown length (JSON is one): counts what is written of it.</summary>
internal sealed class CountedContent : HttpContent
{
    private CountedStream? _written;

    private CountedContent(HttpContent content)
    {
        Content = content;
        ContentHeaders.Copy(content, this);
    }

    public long BytesWritten => _written?.Count ?? 0;

    private HttpContent Content { get; }

    /// <summary>Takes the place of the request's content, if that does not know its length; else does nothing and returns null.</summary>
    public static CountedContent? Replace(HttpRequestMessage request)
    {
        if (request.Content is not { Headers.ContentLength: null } content)
            return null;
        var counted = new CountedContent(content);
        request.Content = counted;
        return counted;
    }

    /// <summary>Gives the user's content back to the request.</summary>
    public void Restore(HttpRequestMessage request) => request.Content = Content;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        Content.CopyToAsync(_written = new CountedStream(stream), context, cancellationToken);

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        Content.CopyTo(_written = new CountedStream(stream), context, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
