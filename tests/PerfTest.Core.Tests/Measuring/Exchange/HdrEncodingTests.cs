using System.Buffers.Binary;
using System.IO.Compression;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

public class HdrEncodingTests
{
    [Fact]
    public void The_header_is_that_of_the_format()
    {
        var bytes = HdrEncoding.Plain(Of(0, 0, 3, 70));

        Assert.Equal(0x1c849313, BinaryPrimitives.ReadInt32BigEndian(bytes));
        Assert.Equal(bytes.Length - 40, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4)));
        Assert.Equal(3, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(12)));
        Assert.Equal((1L, 3_600_000_000_000L, 1.0), (BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(24)), BinaryPrimitives.ReadDoubleBigEndian(bytes.AsSpan(32))));

        // Two zeros; 2 empty; one; 66 empty (−66 → 131 → 0x83 0x01); one.
        Assert.Equal([4, 3, 2, 0x83, 1, 2], bytes[40..]);
    }

    [Fact]
    public void Decoding_gives_the_same_counts()
    {
        var histogram = Of([.. Enumerable.Range(0, 5_000).Select(i => (long)Math.Pow(1.005, i) % HistogramLayout.MaxValue), HistogramLayout.MaxValue]);

        Assert.Equal(histogram.Buckets().Select(bucket => (bucket.Slot - HistogramLayout.ZeroSlot, bucket.Count)), Decode(HdrEncoding.Encode(histogram)));
    }

    [Fact]
    public void Negative_values_have_no_place_in_it() => Assert.Throws<ArgumentException>(() => HdrEncoding.Plain(Of(-1)));

    private static Histogram Of(params long[] values)
    {
        var histogram = new Histogram();
        foreach (var value in values)
        {
            histogram.Record(value);
        }

        return histogram;
    }

    /// <summary>As the format's description says, independent of the encoder.</summary>
    private static List<(int Index, long Count)> Decode(string base64)
    {
        var outer = Convert.FromBase64String(base64);
        Assert.Equal(0x1c849314, BinaryPrimitives.ReadInt32BigEndian(outer));
        Assert.Equal(outer.Length - 8, BinaryPrimitives.ReadInt32BigEndian(outer.AsSpan(4)));
        using var zlib = new ZLibStream(new MemoryStream(outer, 8, outer.Length - 8), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        var bytes = plain.ToArray();
        var counts = new List<(int, long)>();
        var index = 0;
        for (var at = 40; at < bytes.Length;)
        {
            ulong zigzag = 0;
            for (var part = 0; ; part++)
            {
                var next = bytes[at++];
                zigzag |= (ulong)(part == 8 ? next : next & 127) << (7 * part);
                if (part == 8 || next < 128)
                {
                    break;
                }
            }

            var number = (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
            if (number < 0)
            {
                index += (int)-number;
            }
            else
            {
                counts.Add((index++, number));
            }
        }

        return counts;
    }
}
