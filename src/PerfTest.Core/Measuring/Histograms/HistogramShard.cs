using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PerfTest.Measuring;

/// <summary>One place's part of a <see cref="ShardedHistogram"/>: see <see cref="ShardLease"/>. Anybody may read it meanwhile.</summary>
/// <remarks>Its counters have 32 bits, because reading them is bound by memory: see <see cref="CarriedCounts"/> for what does not fit.</remarks>
internal sealed class HistogramShard
{
    private static readonly Lock Carrying = new();

    private readonly MemoryMeter _memory;
    private CarriedCounts? _carried;
    private PaddedTotals _totals = new() { Min = long.MaxValue, Max = long.MinValue };
    private PageTable _pages;

    public HistogramShard(MemoryMeter memory) => _memory = memory;

    /// <summary>Counts a value. For one writer at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(long value)
    {
        ref var count = ref Place(ref value);
        var counted = count + 1;
        Volatile.Write(ref count, counted);
        if ((int)counted < 0)
        {
            Carry(HistogramLayout.SlotOf(value));
        }

        Volatile.Write(ref _totals.Sum, _totals.Sum + value);
    }

    /// <summary>Counts a value. For many writers at once, where none uses <see cref="Record"/>.</summary>
    public void RecordShared(long value)
    {
        ref var count = ref Place(ref value);
        if (Interlocked.Increment(ref count) == CarriedCounts.Amount)
        {
            Carry(HistogramLayout.SlotOf(value));
        }

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
            Add(buckets.Current.Slot, buckets.Current.Count);
        }

        Interlocked.Add(ref _totals.Sum, gained.Sum);
        Interlocked.Add(ref _totals.Saturated, gained.Saturated);
    }

    /// <summary>Values of this octave have been counted.</summary>
    public bool HasPage(int page) => Volatile.Read(ref _pages[page]) is not null;

    /// <summary>Some of its counters have begun anew.</summary>
    public bool HasCarried => Volatile.Read(ref _carried) is not null;

    /// <summary>
    /// Adds the counters of one octave, which go on counting, each read once. They are all that was counted as long as none of them has reached
    /// <see cref="CarriedCounts.Amount"/> and afterwards nothing <see cref="HasCarried"/>: what a counter hands over is remembered before it begins anew.
    /// </summary>
    /// <param name="page">One that there is.</param>
    /// <param name="target">Where to.</param>
    /// <returns>All bits that are set in any of the counters: none of them is larger.</returns>
    public uint AddPageTo(int page, Span<uint> target)
    {
        ref var counts = ref MemoryMarshal.GetArrayDataReference(_pages[page]!);
        ref var sums = ref MemoryMarshal.GetReference(target[..HistogramLayout.PageSize]);
        var bits = Vector512<uint>.Zero;
        for (nuint i = 0; i < HistogramLayout.PageSize; i += (nuint)Vector512<uint>.Count)
        {
            var more = Vector512.LoadUnsafe(ref counts, i);
            bits |= more;
            (Vector512.LoadUnsafe(ref sums, i) + more).StoreUnsafe(ref sums, i);
        }

        var all = 0u;
        for (var i = 0; i < Vector512<uint>.Count; i++)
        {
            all |= bits[i];
        }

        return all;
    }

    /// <summary>Adds the counts of one octave, however large they are. Nothing is carried meanwhile.</summary>
    /// <param name="page">One that there is.</param>
    /// <param name="target">Where to.</param>
    public void AddPageTo(int page, Span<long> target)
    {
        lock (Carrying)
        {
            var counts = _pages[page]!;
            for (var i = 0; i < HistogramLayout.PageSize; i++)
            {
                target[i] += Volatile.Read(ref counts[i]);
            }

            _carried?.AddTo(page, target);
        }
    }

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
    private ref uint Place(ref long value)
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

    private void Add(int slot, long count)
    {
        var page = slot >> HistogramLayout.PageBits;
        ref var counter = ref (_pages[page] ?? CreatePage(page))[slot & (HistogramLayout.PageSize - 1)];
        var rest = (uint)(count % CarriedCounts.Amount);
        if (count > rest)
        {
            lock (Carrying)
            {
                Carried.Add(slot, count - rest);
            }
        }

        var counted = Interlocked.Add(ref counter, rest);
        if (counted >= CarriedCounts.Amount && counted - rest < CarriedCounts.Amount)
        {
            Carry(slot);
        }
    }

    /// <summary>To be called by whoever made a counter reach <see cref="CarriedCounts.Amount"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Carry(int slot)
    {
        ref var counter = ref _pages[slot >> HistogramLayout.PageBits]![slot & (HistogramLayout.PageSize - 1)];
        lock (Carrying)
        {
            Carried.Add(slot, CarriedCounts.Amount);

            // By overflow: this is what is carried taken away.
            Interlocked.Add(ref counter, CarriedCounts.Amount);
        }
    }

    /// <summary>To be used under the lock.</summary>
    private CarriedCounts Carried
    {
        get
        {
            if (_carried is null)
            {
                Interlocked.Exchange(ref _carried, new CarriedCounts());
            }

            return _carried;
        }
    }

    private uint[] CreatePage(int page)
    {
        var created = new uint[HistogramLayout.PageSize];
        if (Interlocked.CompareExchange(ref _pages[page], created, null) is { } other)
        {
            return other;
        }

        _memory.Add(HistogramLayout.PageSize * sizeof(uint));
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
        private uint[]? _first;
    }
}
