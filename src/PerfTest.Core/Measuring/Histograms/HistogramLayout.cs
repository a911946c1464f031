using System.Numerics;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>
/// Which values share a counter. HdrHistogram's log-linear layout for three digits: unit 1, 2,048 sub-buckets, so that values below 2,048 are exact and no bucket is
/// wider than 1/1,024 of its lowest value. Counters come in pages of one octave (1,024). Negative values mirror the positive ones.
/// </summary>
/// <remarks>
/// A bucket's <i>index</i> is HdrHistogram's index of its absolute value, 0…33,791. Its <i>slot</i> is ±index shifted so that the most negative bucket comes
/// first: slots ascend with values.
/// </remarks>
internal static class HistogramLayout
{
    /// <summary>1 h in nanoseconds. What is beyond, on either side, is counted as this.</summary>
    public const long MaxValue = Nanoseconds.PerHour;

    /// <summary>Counters of one page, one octave.</summary>
    public const int PageSize = 1 << PageBits;

    /// <summary>Pages of one sign: 33 octaves reach 1.2 h.</summary>
    public const int PagesOfSign = 33;

    public const int Pages = 2 * PagesOfSign;

    /// <summary>The slot of the value 0.</summary>
    public const int ZeroSlot = PagesOfSign * PageSize;

    public const int PageBits = 10;

    private const long ExactMask = (2L << PageBits) - 1;

    /// <summary>The slot of a value of −<see cref="MaxValue"/>…<see cref="MaxValue"/>.</summary>
    public static int SlotOf(long value) => value >= 0 ? ZeroSlot + IndexOf(value) : ZeroSlot - IndexOf(-value);

    /// <summary>HdrHistogram's index of a value of 0…<see cref="MaxValue"/>.</summary>
    public static int IndexOf(long value)
    {
        var shift = 64 - PageBits - 1 - BitOperations.LeadingZeroCount((ulong)(value | ExactMask));
        return (shift << PageBits) + (int)(value >> shift);
    }

    /// <summary>The lowest value of a slot.</summary>
    public static long LowestOf(int slot) => slot >= ZeroSlot ? LowestOfIndex(slot - ZeroSlot) : -HighestOfIndex(ZeroSlot - slot);

    /// <summary>The highest value of a slot, inclusive.</summary>
    public static long HighestOf(int slot) => slot >= ZeroSlot ? HighestOfIndex(slot - ZeroSlot) : -LowestOfIndex(ZeroSlot - slot);

    /// <summary>The middle between the lowest and the highest value of a slot.</summary>
    public static double MidpointOf(int slot)
    {
        var lowest = LowestOf(slot);
        return lowest + (HighestOf(slot) - lowest) / 2.0;
    }

    private static long LowestOfIndex(int index) =>
        index < 2 * PageSize ? index : ((long)(index & (PageSize - 1)) | PageSize) << ShiftOf(index);

    private static long HighestOfIndex(int index) => LowestOfIndex(index) + (1L << ShiftOf(index)) - 1;

    private static int ShiftOf(int index) => Math.Max(0, (index >> PageBits) - 1);
}
