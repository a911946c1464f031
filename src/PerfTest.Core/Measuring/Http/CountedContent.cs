using System.Net;

namespace PerfTest.Measuring;

/// <summary>A request's content of unknown length (JSON is one): counts what is written of it.</summary>
internal sealed class CountedContent : HttpContent
{
    private CountedStream? _written;

    public CountedContent(HttpContent content)
    {
        Content = content;
        foreach (var (name, values) in content.Headers.NonValidated)
            Headers.TryAddWithoutValidation(name, values);
    }

    /// <summary>What the user gave.</summary>
    public HttpContent Content { get; }

    public long BytesWritten => _written?.Count ?? 0;

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
