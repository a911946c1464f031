using System.Buffers.Binary;
using System.IO.Compression;

namespace PerfTest.Measuring;

/// <summary>Reads what <see cref="HdrEncoding"/> writes, and what HdrHistogram's own libraries write for three digits and a lowest discernible value of 1.</summary>
/// <remarks>
/// The format has the counts and nothing else: the smallest and the largest value are known to the bucket, and the sum is that of the buckets' midpoints. The
/// normalizing offset and the conversion ratio of its header say nothing about the counts and are not looked at (some libraries write 1 where others write 0).
/// </remarks>
internal static class HdrDecoding
{
    /// <summary>More than any histogram of this layout takes: whatever a stream unfolds to, no more is read.</summary>
    private const int MaxLength = HdrEncoding.HeaderLength + (9 * HistogramLayout.PagesOfSign * HistogramLayout.PageSize);

    /// <param name="base64">Compressed or not, in base64.</param>
    /// <exception cref="FormatException">It is not such a histogram: a sentence says why.</exception>
    public static Histogram Decode(string base64)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(base64);
        }
        catch (FormatException exception)
        {
            throw new FormatException("The text is no histogram: it is not base64.", exception);
        }

        if (bytes.Length >= HdrEncoding.HeaderLength && (BinaryPrimitives.ReadInt32BigEndian(bytes) & ~0xf0) == (HdrEncoding.Cookie & ~0xf0))
        {
            return Plain(bytes);
        }

        if (bytes.Length < HdrEncoding.CompressedHeaderLength || BinaryPrimitives.ReadInt32BigEndian(bytes) is var cookie && (cookie & ~0xf0) != (HdrEncoding.CompressedCookie & ~0xf0))
        {
            throw new FormatException("The bytes are no compressed histogram of HdrHistogram's V2 format: they do not begin with its mark.");
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4));
        if (length < 0 || length > bytes.Length - HdrEncoding.CompressedHeaderLength)
        {
            throw new FormatException($"The histogram is cut off: {length} bytes are announced and {bytes.Length - HdrEncoding.CompressedHeaderLength} are there.");
        }

        return Plain(Inflate(bytes, length));
    }

    /// <param name="bytes">Uncompressed.</param>
    /// <exception cref="FormatException">It is not such a histogram: a sentence says why.</exception>
    public static Histogram Plain(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HdrEncoding.HeaderLength || (BinaryPrimitives.ReadInt32BigEndian(bytes) & ~0xf0) != (HdrEncoding.Cookie & ~0xf0))
        {
            throw new FormatException("The bytes are no histogram of HdrHistogram's V2 format: they do not begin with its mark.");
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
        var digits = BinaryPrimitives.ReadInt32BigEndian(bytes[12..]);
        var lowest = BinaryPrimitives.ReadInt64BigEndian(bytes[16..]);
        if (digits != HdrEncoding.Digits || lowest != 1)
        {
            throw new FormatException($"The histogram has {digits} significant digits and the lowest discernible value {lowest}: only 3 digits and 1 can be read.");
        }

        var counts = bytes[HdrEncoding.HeaderLength..];
        if (length < 0 || length > counts.Length)
        {
            throw new FormatException($"The histogram is cut off: {length} bytes of counts are announced and {counts.Length} are there.");
        }

        return Counts(counts[..length]);
    }

    private static Histogram Counts(ReadOnlySpan<byte> rest)
    {
        const int Indices = HistogramLayout.PagesOfSign * HistogramLayout.PageSize;
        var histogram = new Histogram();
        var (index, first, last) = (0L, -1, -1);
        double sum = 0;
        long total = 0;
        while (!rest.IsEmpty)
        {
            var number = Read(ref rest);
            if (number < 0)
            {
                // −number may not exist.
                index = number < -Indices ? Indices : Math.Min(Indices, index - number);
                continue;
            }

            if (number > 0)
            {
                if (index >= Indices)
                {
                    throw new FormatException("The histogram has values beyond 1.2 h of nanoseconds.");
                }

                if (number > long.MaxValue - total)
                {
                    throw new FormatException("The histogram has more values than can be counted.");
                }

                total += number;
                last = HistogramLayout.ZeroSlot + (int)index;
                first = first < 0 ? last : first;
                histogram.AddBucket(last, number);
                sum += number * HistogramLayout.MidpointOf(last);
            }

            index++;
        }

        if (last >= 0)
        {
            histogram.AddTotals((long)Math.Min(Math.Round(sum), long.MaxValue), HistogramLayout.LowestOf(first), HistogramLayout.HighestOf(last), 0);
        }

        return histogram;
    }

    /// <summary>A ZigZag LEB128 number of at most 9 bytes, the ninth of which holds its last eight bits whole.</summary>
    private static long Read(ref ReadOnlySpan<byte> rest)
    {
        ulong zigzag = 0;
        for (var i = 0; ; i++)
        {
            if (i == rest.Length)
            {
                throw new FormatException("The histogram is cut off within a count.");
            }

            var part = rest[i];
            zigzag |= (ulong)(i == 8 ? part : part & 127) << (7 * i);
            if (i == 8 || part < 128)
            {
                rest = rest[(i + 1)..];
                return (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
            }
        }
    }

    private static ReadOnlySpan<byte> Inflate(byte[] bytes, int length)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(bytes, HdrEncoding.CompressedHeaderLength, length), CompressionMode.Decompress);
            var plain = new byte[MaxLength + 1];
            var read = zlib.ReadAtLeast(plain, plain.Length, throwOnEndOfStream: false);
            return read <= MaxLength ? plain.AsSpan(0, read) : throw new FormatException("The histogram has more counts than its layout has buckets.");
        }
        catch (InvalidDataException exception)
        {
            throw new FormatException("The histogram is damaged: it cannot be decompressed.", exception);
        }
    }
}
