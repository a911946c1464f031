using FsCheck;
using FsCheck.Fluent;
using PerfTest.Measuring;

namespace PerfTest.Interop.Tests;

/// <summary>Histograms go to a published HdrHistogram implementation and come back: the same counts, the same percentiles, the same text.</summary>
[Trait("Needs", "node")]
public sealed class HistogramExchangeTests
{
    [NodeFact]
    public void Edges_of_ours_are_read_by_the_library() => Same(Shapes.Edges);

    [NodeFact]
    public void Any_of_ours_is_read_by_the_library() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5),
        Prop.ForAll(Many, shapes => Same(shapes)));

    [NodeFact]
    public void Edges_of_the_library_s_are_read_by_us() => SameBack([.. Shapes.Edges.Select(Kept)]);

    [NodeFact]
    public void Any_of_the_library_s_is_read_by_us() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5),
        Prop.ForAll(Many, shapes => SameBack(shapes)));

    /// <summary>One process for many histograms.</summary>
    private static Arbitrary<(long Value, long Count)[][]> Many { get; } = Arb.From(
        Shapes.Any.Generator.ArrayOf(20),
        shapes => shapes.Length > 1 ? [shapes[..(shapes.Length / 2)], shapes[(shapes.Length / 2)..]] : shapes.SelectMany(shape => Shapes.Any.Shrinker(shape)).Select(shape => new[] { shape }));

    private static void Same(IReadOnlyList<(long Value, long Count)[]> shapes)
    {
        Histogram[] ours = [.. shapes.Select(Shapes.Recorded)];

        var theirs = PublishedLibrary.Ask(new { decode = ours.Select(HdrEncoding.Encode) }).Decoded;

        Assert.Equal(ours.Length, theirs.Count);
        Assert.All(ours.Zip(theirs), pair => AssertSame(pair.First, pair.Second));
    }

    private static void SameBack((long Value, long Count)[][] shapes)
    {
        var theirs = PublishedLibrary.Ask(new { record = shapes.Select(shape => new { values = shape.Select(sample => new[] { sample.Value, sample.Count }) }) }).Recorded;

        Assert.Equal(shapes.Length, theirs.Count);
        Assert.All(shapes.Zip(theirs), pair =>
        {
            var decoded = HdrDecoding.Decode(pair.Second.Base64!);
            Assert.Equal(Shapes.Recorded(pair.First).Buckets(), decoded.Buckets());
            AssertSame(decoded, pair.Second);
        });
    }

    private static void AssertSame(Histogram ours, PublishedLibrary.Facts theirs)
    {
        Assert.Equal(ours.Count, theirs.Total);
        Assert.Equal(ours.Buckets().Select(bucket => (bucket.Slot - HistogramLayout.ZeroSlot, bucket.Count)), theirs.Counts.Select(count => ((int)count[0], count[1])));
        Assert.Equal(theirs.Percentiles.Select(entry => (entry[0], (long)entry[1])), theirs.Percentiles.Select(entry => (entry[0], AtRank(ours, entry[0]))));
        Assert.Equal(theirs.Distribution, Distribution(ours));
    }

    /// <summary>The library's rule: the bucket of the ⌈p·n⌉-th value; its highest value, of p0 its lowest. What rounding may have added to p·n does not count.</summary>
    private static long AtRank(Histogram histogram, double percent)
    {
        var exact = percent / 100 * histogram.Count;
        var rank = Math.Max(1, Math.Ceiling(exact - (exact == 0 ? 0 : Math.Pow(2, Math.Floor(Math.Log2(exact)) - 52))));
        var sofar = 0L;
        foreach (var bucket in histogram.Buckets())
        {
            sofar += bucket.Count;
            if (sofar >= rank)
            {
                return percent == 0 ? bucket.Lowest : bucket.Highest;
            }
        }

        return 0;
    }

    private static string Distribution(Histogram histogram)
    {
        var text = new StringWriter();
        PercentileDistribution.Write(text, histogram, 1e6);
        return text.ToString();
    }

    /// <summary>The library does not saturate, it refuses.</summary>
    private static (long Value, long Count)[] Kept((long Value, long Count)[] shape) => [.. shape.Where(sample => sample.Value <= HistogramLayout.MaxValue)];
}
