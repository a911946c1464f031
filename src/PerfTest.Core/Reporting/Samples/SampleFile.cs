using System.Buffers;
using System.IO.Compression;
using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>
/// A file of single samples, compressed where its name ends in <c>.gz</c>. It grows as the run goes: a process that is killed leaves it readable up to its last
/// flush. For one thread at a time.
/// </summary>
/// <param name="files">Where it goes.</param>
/// <param name="suffix">What it is, with its dot: <c>.csv</c>, <c>.ndjson.gz</c>.</param>
/// <param name="format">How samples are written.</param>
internal sealed class SampleFile(ResultsFiles files, string suffix, ISampleFormat format) : IDisposable
{
    private const int Piece = 1 << 16;

    private readonly ArrayBufferWriter<byte> _buffer = new(2 * Piece);
    private Stream? _stream;
    private bool _isBroken;

    public void Open()
    {
        _stream = files.TryCreate(suffix);
        _isBroken = _stream is null;
        if (_stream is { } file && suffix.EndsWith(".gz", StringComparison.Ordinal))
        {
            _stream = new GZipStream(file, CompressionLevel.Fastest);
        }

        format.WriteHead(_buffer);
        Flush();
    }

    public void Write(in Sample sample, DateTimeOffset time)
    {
        if (_isBroken)
        {
            return;
        }

        format.Write(_buffer, sample, time);
        if (_buffer.WrittenCount >= Piece)
        {
            Put(isLast: false);
        }
    }

    /// <summary>Puts on disk what was written.</summary>
    public void Flush()
    {
        if (!_isBroken)
        {
            Put(isLast: true);
        }
    }

    public void Dispose()
    {
        Flush();
        Try(stream => stream.Dispose());
        _isBroken = true;
    }

    private void Put(bool isLast)
    {
        Try(stream =>
        {
            stream.Write(_buffer.WrittenSpan);
            if (isLast)
            {
                stream.Flush();
            }
        });
        _buffer.ResetWrittenCount();
    }

    /// <summary>After a piece that was not written whole no other must follow.</summary>
    private void Try(Action<Stream> act)
    {
        if (_stream is { } stream && !_isBroken)
        {
            _isBroken = !files.Try(suffix, _ => act(stream));
        }
    }
}
