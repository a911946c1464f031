using System.Collections.Immutable;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>The courses of several parts of one run as one, by plan time.</summary>
internal static class SliceMerge
{
    /// <param name="plan">What all of them did a part of.</param>
    /// <param name="parts">Each with the width of its slices. Those of a wider grid decide: the others are brought to it first.</param>
    /// <returns>The course of the whole, without gaps from t=0 to the last end, and the width of its slices.</returns>
    /// <remarks>
    /// Ticks are not exact, and neither are the borders of slices: what several parts did in the same cell of the grid is one slice, which ends with the last of them.
    /// A part that has ended before a slice did nothing in it, and had no virtual users.
    /// </remarks>
    public static (ImmutableArray<Slice> Slices, long Width) Merge(LoadPlan plan, IReadOnlyCollection<(ImmutableArray<Slice> Slices, long Width)> parts)
    {
        var grid = new SliceGrid(parts.Select(part => part.Width).DefaultIfEmpty(SliceGrid.PeriodOf(plan)).Max(), SliceGrid.PeriodOf(plan));
        var cells = new SortedDictionary<long, Slice>();
        foreach (var part in parts)
        {
            foreach (var (cell, slice) in OnGrid(part.Slices, grid))
            {
                cells[cell] = cells.TryGetValue(cell, out var others) ? Beside(others, slice) : slice;
            }
        }

        var merged = ImmutableArray.CreateBuilder<Slice>(cells.Count);
        foreach (var slice in cells.Values)
        {
            var start = merged.Count == 0 ? slice.Start : merged[^1].End;
            merged.Add(slice with { Start = start, End = Math.Max(start, slice.End) });
        }

        return (merged.MoveToImmutable(), grid.Width);
    }

    private static IEnumerable<(long Cell, Slice Slice)> OnGrid(ImmutableArray<Slice> slices, SliceGrid grid)
    {
        Slice? last = null;
        foreach (var slice in slices)
        {
            if (last is null || grid.Belongs(slice, last))
            {
                last = last is null ? slice : last.Merge(slice);
                continue;
            }

            yield return (grid.CellOf(last), last);
            last = slice;
        }

        if (last is not null)
        {
            yield return (grid.CellOf(last), last);
        }
    }

    private static Slice Beside(Slice left, Slice right) =>
        new(Math.Min(left.Start, right.Start), Math.Max(left.End, right.End), [.. left.Scenarios.Zip(right.Scenarios, (mine, others) => mine.Beside(others))]);
}
