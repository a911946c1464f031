using FsCheck;
using FsCheck.Fluent;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

/// <summary>What the properties of this room are checked with.</summary>
internal static class Cases
{
    /// <summary>Values of all magnitudes, each octave as likely as any other, and the ends.</summary>
    public static Arbitrary<long> Values { get; } = Arb.From(ValueGenerator(HistogramLayout.MaxValue), Shrink);

    /// <summary>As <see cref="Values"/>, also far outside the range.</summary>
    public static Arbitrary<long> AnyLongs { get; } = Arb.From(ValueGenerator(long.MaxValue), Shrink);

    public static Arbitrary<long[]> Samples { get; } = Arb.From(Values.Generator.ArrayOf());

    /// <summary>The property holds in so many cases, or the test fails with the smallest one in which it does not.</summary>
    public static void Holds(this Property property, int cases) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases), property);

    /// <summary>As <see cref="Holds"/>, on a fixed seed: what is random only in its details fails everywhere or nowhere.</summary>
    public static void HoldsInTheSame(this Property property, int cases) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(20260101, 1), property);

    public static Histogram Histogram(params IEnumerable<long> values)
    {
        var histogram = new Histogram();
        foreach (var value in values)
        {
            histogram.Record(value);
        }

        return histogram;
    }

    /// <summary>What two histograms of the same values have in common.</summary>
    public static object Content(this Histogram histogram) =>
        (histogram.Count, histogram.Sum, histogram.Min, histogram.Max, histogram.Saturated, string.Join(' ', histogram.Buckets().Select(bucket => $"{bucket.Slot}:{bucket.Count}")));

    /// <summary>The same without the extremes, which are not exact in parts of a histogram.</summary>
    public static object Counts(this Histogram histogram) =>
        (histogram.Count, histogram.Sum, histogram.Saturated, string.Join(' ', histogram.Buckets().Select(bucket => $"{bucket.Slot}:{bucket.Count}")));

    private static Gen<long> ValueGenerator(long limit) => Gen.Frequency(
        (8, from bits in Gen.Choose(0, 62)
            from high in Gen.Choose(0, int.MaxValue)
            from low in Gen.Choose(0, int.MaxValue)
            from negative in Gen.Choose(0, 3)
            let size = Math.Min(limit, ((((long)high << 31) | (long)low) & ((1L << bits) - 1)) | (bits == 62 ? 0 : 1L << bits) >> 1)
            select negative == 0 ? -size : size),
        (1, Gen.Elements(0L, 1, -1, 2_047, 2_048, limit, -limit, limit - 1)));

    private static IEnumerable<long> Shrink(long value) => value == 0 ? [] : value < 0 ? [-value, value / 2] : [value / 2, value - 1];
}
