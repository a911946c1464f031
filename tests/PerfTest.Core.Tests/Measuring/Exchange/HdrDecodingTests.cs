using System.Buffers.Binary;
using System.IO.Compression;
using FsCheck.Fluent;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

public sealed class HdrDecodingTests
{
    [Theory]
    [MemberData(nameof(PublishedHistogram.Names), MemberType = typeof(PublishedHistogram))]
    public void What_the_published_library_has_encoded_has_its_counts(string name)
    {
        var published = PublishedHistogram.Of(name);

        var decoded = HdrDecoding.Decode(published.Base64);

        Assert.Equal(published.Counts.Select(count => (count[0], count[1])), decoded.Buckets().Select(bucket => ((long)bucket.Slot - HistogramLayout.ZeroSlot, bucket.Count)));
        Assert.Equal(published.Recorded().Buckets(), decoded.Buckets());
        Assert.Equal(published.Values.Sum(value => value[1]), decoded.Count);
    }

    [Fact]
    public void Whatever_is_encoded_is_decoded() => Prop.ForAll(Cases.Samples, values =>
    {
        var histogram = Cases.Histogram(values.Select(value => Math.Abs(value)));
        var decoded = HdrDecoding.Decode(HdrEncoding.Encode(histogram));
        return decoded.Buckets().SequenceEqual(histogram.Buckets()) && decoded.Count == histogram.Count;
    }).Holds(500);

    [Fact]
    public void Whatever_is_encoded_and_not_compressed_is_decoded() => Prop.ForAll(Cases.Samples, values =>
    {
        var histogram = Cases.Histogram(values.Select(value => Math.Abs(value)));
        var decoded = HdrDecoding.Decode(HdrEncoding.EncodePlain(SparseHistogram.Of(histogram)));
        return decoded.Buckets().SequenceEqual(histogram.Buckets()) && decoded.Count == histogram.Count;
    }).Holds(500);

    [Fact]
    public void The_extremes_are_known_to_the_bucket_and_the_sum_to_the_midpoints()
    {
        var decoded = HdrDecoding.Decode(HdrEncoding.Encode(Cases.Histogram(5_001, 5_002, 9_001)));

        // Buckets of 4 and of 8: 5,000…5,003 and 9,000…9,007.
        Assert.Equal((3, 5_000, 9_007, 5_001.5 + 5_001.5 + 9_003.5, 0), (decoded.Count, decoded.Min, decoded.Max, decoded.Sum + 0.5, decoded.Saturated));
    }

    [Fact]
    public void Counts_of_all_lengths_survive()
    {
        var histogram = new Histogram();
        for (var bits = 0; bits < 62; bits++)
        {
            histogram.Record(bits * 3, 1L << bits);
        }

        Assert.Equal(histogram.Buckets(), HdrDecoding.Decode(HdrEncoding.Encode(histogram)).Buckets());
    }

    [Theory]
    [InlineData("not base64!", "The text is no histogram: it is not base64.")]
    [InlineData("AAAA", "The bytes are no compressed histogram of HdrHistogram's V2 format: they do not begin with its mark.")]
    [InlineData("AAAAAAAAAAAAAAAA", "The bytes are no compressed histogram of HdrHistogram's V2 format: they do not begin with its mark.")]
    [InlineData("HISTFAAAACB4nJNp", "The histogram is cut off: 32 bytes are announced and 4 are there.")]
    [InlineData("HISTFAAAAAQAAAAA", "The histogram is damaged: it cannot be decompressed.")]
    public void What_is_no_histogram_is_a_sentence(string base64, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<FormatException>(() => HdrDecoding.Decode(base64)).Message);

    [Fact]
    public void A_header_of_another_layout_is_a_sentence()
    {
        Assert.Equal("The histogram has 2 significant digits and the lowest discernible value 1: only 3 digits and 1 can be read.", Mistake(bytes => bytes[15] = 2));
        Assert.Equal("The histogram has 3 significant digits and the lowest discernible value 1000: only 3 digits and 1 can be read.", Mistake(bytes => BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16), 1000)));
        Assert.Equal("The bytes are no histogram of HdrHistogram's V2 format: they do not begin with its mark.", Mistake(bytes => bytes[3] = 1));
        Assert.Equal("The histogram is cut off: 300 bytes of counts are announced and 2 are there.", Mistake(bytes => BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), 300)));
    }

    [Fact]
    public void Counts_that_cannot_be_are_sentences()
    {
        // −33,792, then 1: one index too far. A number that never ends. Two counts of 2^62.
        Assert.Equal("The histogram has values beyond 1.2 h of nanoseconds.", MistakeIn(0xFF, 0x8F, 0x04, 2));
        Assert.Equal("The histogram is cut off within a count.", MistakeIn(0x80, 0x80));
        Assert.Equal("The histogram has more values than can be counted.", MistakeIn(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80));
    }

    [Fact]
    public void The_smallest_number_of_zeros_that_exists_is_no_overflow() =>
        Assert.Equal("The histogram has values beyond 1.2 h of nanoseconds.", MistakeIn(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 2));

    [Fact]
    public void A_stream_that_unfolds_without_end_is_not_followed()
    {
        using var bomb = new MemoryStream();
        bomb.Write(new byte[8]);
        using (var zlib = new ZLibStream(bomb, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(new byte[100_000_000]);
        }

        var bytes = bomb.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(bytes, HdrEncoding.CompressedCookie);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), bytes.Length - 8);
        Assert.Equal(
            "The histogram has more counts than its layout has buckets.",
            Assert.Throws<FormatException>(() => HdrDecoding.Decode(Convert.ToBase64String(bytes))).Message);
    }

    /// <summary>Any byte of a histogram changed: the outcome is a histogram or a sentence, never anything else.</summary>
    [Fact]
    public void Damage_is_a_sentence_or_another_histogram() => Prop.ForAll(Cases.Samples, ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<byte>(), (values, where, what) =>
    {
        var bytes = HdrEncoding.Plain(Cases.Histogram(values.Select(value => Math.Abs(value))));
        bytes[Math.Abs(where % bytes.Length)] = what;
        try
        {
            return HdrDecoding.Plain(bytes).Count >= 0;
        }
        catch (FormatException)
        {
            return true;
        }
    }).Holds(500);

    private static string Mistake(Action<byte[]> change)
    {
        var bytes = HdrEncoding.Plain(Cases.Histogram(1));
        change(bytes);
        return Assert.Throws<FormatException>(() => HdrDecoding.Plain(bytes)).Message;
    }

    private static string MistakeIn(params byte[] counts)
    {
        byte[] bytes = [.. HdrEncoding.Plain(new Histogram()), .. counts];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), counts.Length);
        return Assert.Throws<FormatException>(() => HdrDecoding.Plain(bytes)).Message;
    }
}
