using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace PerfTest.Measuring;

/// <summary>
/// HdrHistogram's V2 format: a header of 40 bytes, then the counts in order of their index, each a ZigZag LEB128 number of at most 9 bytes; a negative number is so
/// many zeros. Compressed: an 8-byte header and a zlib stream. All numbers big-endian.
/// </summary>
/// <remarks>The histogram's layout is HdrHistogram's own for three digits and a lowest discernible value of 1, so indices carry over as they are.</remarks>
internal static class HdrEncoding
{
    public const int Cookie = 0x1c849303 | 0x10;
    public const int CompressedCookie = 0x1c849304 | 0x10;
    public const int HeaderLength = 40;
    public const int CompressedHeaderLength = 8;
    public const int Digits = 3;

    /// <summary>Compressed, in base64.</summary>
    /// <param name="histogram">Without negative values.</param>
    public static string Encode(Histogram histogram) => Compress(Plain(histogram));

    /// <summary>Compressed, in base64.</summary>
    /// <param name="histogram">Without negative values.</param>
    public static string Encode(SparseHistogram histogram) => Compress(Plain(histogram));

    /// <summary>Uncompressed, in base64: for what is compressed as a whole.</summary>
    /// <param name="histogram">Without negative values.</param>
    public static string EncodePlain(SparseHistogram histogram) => Convert.ToBase64String(Plain(histogram));

    /// <summary>Uncompressed.</summary>
    /// <param name="histogram">Without negative values.</param>
    public static byte[] Plain(SparseHistogram histogram)
    {
        var counts = new ArrayBufferWriter<byte>();
        var next = 0;
        var buckets = histogram.Buckets();
        while (buckets.MoveNext())
        {
            next = Append(counts, buckets.Current, next);
        }

        return WithHeader(counts);
    }

    /// <summary>Uncompressed.</summary>
    public static byte[] Plain(Histogram histogram)
    {
        var counts = new ArrayBufferWriter<byte>();
        var next = 0;
        foreach (var bucket in histogram.Buckets())
        {
            next = Append(counts, bucket, next);
        }

        return WithHeader(counts);
    }

    private static string Compress(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(plain);
        }

        var bytes = new byte[CompressedHeaderLength + compressed.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, CompressedCookie);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), (int)compressed.Length);
        compressed.GetBuffer().AsSpan(0, (int)compressed.Length).CopyTo(bytes.AsSpan(CompressedHeaderLength));
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Appends a bucket, and the zeros since the one before.</summary>
    /// <param name="counts">Where to.</param>
    /// <param name="bucket">Of values that are not negative.</param>
    /// <param name="next">The index after the last one that was written.</param>
    /// <returns>The index after this one.</returns>
    private static int Append(ArrayBufferWriter<byte> counts, HistogramBucket bucket, int next)
    {
        var index = bucket.Slot - HistogramLayout.ZeroSlot;
        if (index < 0)
        {
            throw new ArgumentException("The format has no negative values.", nameof(bucket));
        }

        if (index > next)
        {
            Write(counts, -(index - next));
        }

        Write(counts, bucket.Count);
        return index + 1;
    }

    private static byte[] WithHeader(ArrayBufferWriter<byte> counts)
    {
        var bytes = new byte[HeaderLength + counts.WrittenCount];
        var header = bytes.AsSpan();
        BinaryPrimitives.WriteInt32BigEndian(header, Cookie);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], counts.WrittenCount);
        BinaryPrimitives.WriteInt32BigEndian(header[8..], 0);
        BinaryPrimitives.WriteInt32BigEndian(header[12..], Digits);
        BinaryPrimitives.WriteInt64BigEndian(header[16..], 1);
        BinaryPrimitives.WriteInt64BigEndian(header[24..], HistogramLayout.MaxValue);
        BinaryPrimitives.WriteDoubleBigEndian(header[32..], 1.0);
        counts.WrittenSpan.CopyTo(header[HeaderLength..]);
        return bytes;
    }

    private static void Write(ArrayBufferWriter<byte> output, long number)
    {
        var bytes = output.GetSpan(9);
        var rest = (ulong)((number << 1) ^ (number >> 63));
        var length = 0;

        // The ninth byte holds the last eight bits whole.
        while (length < 8 && rest > 127)
        {
            bytes[length++] = (byte)(rest | 128);
            rest >>= 7;
        }

        bytes[length++] = (byte)rest;
        output.Advance(length);
    }
}
