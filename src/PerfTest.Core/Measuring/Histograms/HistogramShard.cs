using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerfTest.Measuring;

/// <summary>One place's part of a <see cref="ShardedHistogram"/>: see <see cref="ShardLease"/>. Anybody may read it meanwhile.</summary>
internal sealed class HistogramShard
{
    private readonly MemoryMeter _memory;
    private PaddedTotals _totals = new() { Min = long.MaxValue, Max = long.MinValue };
    private PageTable _pages;

    public HistogramShard(MemoryMeter memory) => _memory = memory;

    /// <summary>Counts a value. For one writer at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(long value)
    {
        ref var count = ref Place(ref value);
        Volatile.Write(ref count, count + 1);
        Volatile.Write(ref _totals.Sum, _totals.Sum + value);
    }

    /// <summary>Counts a value. For many writers at once, where none uses <see cref="Record"/>.</summary>
    public void RecordShared(long value)
    {
        ref var count = ref Place(ref value);
        Interlocked.Increment(ref count);
        Interlocked.Add(ref _totals.Sum, value);
    }

    /// <inheritdoc cref="ShardedHistogram.Add"/>
    public void Add(SparseHistogram gained, long min, long max)
    {
        if (gained.Count == 0)
        {
            return;
        }

        LowerMin(min);
        RaiseMax(max);
        for (var buckets = gained.Buckets(); buckets.MoveNext();)
        {
            var slot = buckets.Current.Slot;
            var page = slot >> HistogramLayout.PageBits;
            var counts = _pages[page] ?? CreatePage(page);
            Interlocked.Add(ref counts[slot & (HistogramLayout.PageSize - 1)], buckets.Current.Count);
        }

        Interlocked.Add(ref _totals.Sum, gained.Sum);
        Interlocked.Add(ref _totals.Saturated, gained.Saturated);
    }

    /// <summary>The counters of one octave, which go on counting; empty where none was touched.</summary>
    public ReadOnlySpan<long> Page(int page) => Volatile.Read(ref _pages[page]);

    /// <summary>To be read after the pages.</summary>
    public (long Sum, long Min, long Max, long Saturated) Totals
    {
        get
        {
            Interlocked.MemoryBarrier();
            return (Volatile.Read(ref _totals.Sum), Volatile.Read(ref _totals.Min), Volatile.Read(ref _totals.Max), Volatile.Read(ref _totals.Saturated));
        }
    }

    /// <summary>Where a value is counted, and what it counts as.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref long Place(ref long value)
    {
        if ((ulong)(value + HistogramLayout.MaxValue) > 2 * (ulong)HistogramLayout.MaxValue)
        {
            value = Saturate(value);
        }

        // A reader takes the buckets first and the extremes after: what it has seen in a bucket lies between them.
        if (value < Volatile.Read(ref _totals.Min))
        {
            LowerMin(value);
        }

        if (value > Volatile.Read(ref _totals.Max))
        {
            RaiseMax(value);
        }

        var slot = HistogramLayout.SlotOf(value);
        var page = slot >> HistogramLayout.PageBits;
        var counts = _pages[page] ?? CreatePage(page);
        return ref counts[slot & (HistogramLayout.PageSize - 1)];
    }

    private long Saturate(long value)
    {
        Interlocked.Increment(ref _totals.Saturated);
        return value < 0 ? -HistogramLayout.MaxValue : HistogramLayout.MaxValue;
    }

    private void LowerMin(long value)
    {
        var seen = Volatile.Read(ref _totals.Min);
        while (value < seen)
        {
            var found = Interlocked.CompareExchange(ref _totals.Min, value, seen);
            if (found == seen)
            {
                return;
            }

            seen = found;
        }
    }

    private void RaiseMax(long value)
    {
        var seen = Volatile.Read(ref _totals.Max);
        while (value > seen)
        {
            var found = Interlocked.CompareExchange(ref _totals.Max, value, seen);
            if (found == seen)
            {
                return;
            }

            seen = found;
        }
    }

    private long[] CreatePage(int page)
    {
        var created = new long[HistogramLayout.PageSize];
        if (Interlocked.CompareExchange(ref _pages[page], created, null) is { } other)
        {
            return other;
        }

        _memory.Add(HistogramLayout.PageSize * sizeof(long));
        return created;
    }

    /// <summary>Two cache lines of nothing on either side: what is next to this in memory belongs to other cores.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 288)]
    private struct PaddedTotals
    {
        [FieldOffset(128)] public long Sum;
        [FieldOffset(136)] public long Min;
        [FieldOffset(144)] public long Max;
        [FieldOffset(152)] public long Saturated;
    }

    [InlineArray(HistogramLayout.Pages)]
    private struct PageTable
    {
        private long[]? _first;
    }
}
