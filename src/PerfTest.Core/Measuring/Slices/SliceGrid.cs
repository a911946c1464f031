using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>Slices lie on a grid of their width, so that they stay comparable when they merge.</summary>
/// <param name="width">Length of a slice, in nanoseconds.</param>
/// <param name="period">From tick to tick: a tick may come a little before its time.</param>
internal readonly struct SliceGrid(long width, long period)
{
    /// <summary>Nanoseconds.</summary>
    public long Width => width;

    /// <summary>How often ticks come: how long a slice is before any have been merged. In nanoseconds.</summary>
    public static long PeriodOf(LoadPlan plan) => plan.TimeScale < 1 ? 100 * Nanoseconds.PerMillisecond : Nanoseconds.PerSecond;

    public long CellOf(Slice slice) => (slice.Start + (period / 4)) / width;

    /// <summary>Whether the next slice is a piece of the same cell.</summary>
    public bool Belongs(Slice next, Slice slice) => next.Length == 0 || CellOf(next) == CellOf(slice);
}
