using FsCheck;
using FsCheck.Fluent;
using PerfTest.Measuring;

namespace PerfTest.Interop.Tests;

/// <summary>Histograms that are exchanged: values and how often each was recorded.</summary>
internal static class Shapes
{
    /// <summary>The most that JavaScript counts exactly, over the most values of a shape.</summary>
    private const long MostOften = 1L << 40;

    /// <summary>What is at some edge.</summary>
    public static IReadOnlyList<(long Value, long Count)[]> Edges { get; } =
    [
        [],
        [(0, 1)],
        [(1, 1)],
        [(1_234_567, 1)],
        [(2_047, 1), (2_048, 1), (2_049, 1), (4_095, 1), (4_096, 1)],
        [(HistogramLayout.MaxValue, 1)],
        [(HistogramLayout.MaxValue - 1, 3), (0, 1)],

        // Beyond the range: saturated.
        [(long.MaxValue, 2), (5, 1)],
        [.. Enumerable.Range(0, 14).Select(i => (1L << (3 * i), (long)i + 1))],
        [.. Enumerable.Range(0, 41).Select(i => (1L << i, 1L << i))],
        [(7, 1L << 50), (9, 1)],

        // Each bucket of three octaves.
        [.. Enumerable.Range(0, 3_072).Select(i => ((long)i, (i % 5) + 1L))],
    ];

    /// <summary>Of all magnitudes, each octave as likely as any other.</summary>
    public static Arbitrary<(long Value, long Count)[]> Any { get; } = Arb.From(
        (from bits in Gen.Choose(0, 42)
         from high in Gen.Choose(0, int.MaxValue)
         from low in Gen.Choose(0, int.MaxValue)
         from often in Gen.Frequency((4, Gen.Constant(1L)), (1, Gen.Choose(1, int.MaxValue).Select(count => Math.Min(MostOften, (long)count << (count % 16)))))
         select (Math.Min(HistogramLayout.MaxValue, (((long)high << 31) | (long)low) & ((1L << bits) - 1)), often)).ArrayOf(),
        shape => shape.Length == 0 ? [] : [shape[1..], shape[..^1], shape[..(shape.Length / 2)]]);

    public static Histogram Recorded(IEnumerable<(long Value, long Count)> shape)
    {
        var histogram = new Histogram();
        foreach (var (value, count) in shape)
        {
            histogram.Record(value, count);
        }

        return histogram;
    }
}
