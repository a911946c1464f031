using System.Numerics;

namespace PerfTest.Measuring;

/// <summary>
/// A distribution of whole numbers of −1 h…1 h (nanoseconds where it is one of times): adds up, subtracts, and knows its quantiles to 0.05 % + 1. For one thread at
/// a time; what many threads write to is <see cref="ShardedHistogram"/>.
/// </summary>
internal sealed class Histogram
{
    private readonly long[]?[] _pages = new long[]?[HistogramLayout.Pages];
    private readonly Stack<long[]> _spare = new();
    private long _min = long.MaxValue;
    private long _max = long.MinValue;

    /// <summary>How many values: the sum of the buckets.</summary>
    public long Count { get; private set; }

    /// <summary>The sum of all values, exact; of saturated ones, the limit. Holds 292 years of nanoseconds.</summary>
    public long Sum { get; private set; }

    /// <summary>How many values lay beyond <see cref="HistogramLayout.MaxValue"/> on either side and were counted as the limit.</summary>
    public long Saturated { get; private set; }

    /// <summary>The smallest value; 0 when empty. Exact for recorded values and sums of histograms, of bucket precision after <see cref="Subtract"/>.</summary>
    public long Min => Count == 0 ? 0 : _min;

    /// <summary>The largest value; 0 when empty. As exact as <see cref="Min"/>.</summary>
    public long Max => Count == 0 ? 0 : _max;

    /// <summary>The mean; 0 when empty.</summary>
    public double Average => Count == 0 ? 0 : (double)Sum / Count;

    /// <summary>Counts one value.</summary>
    public void Record(long value) => Record(value, 1);

    /// <param name="value">Beyond ±<see cref="HistogramLayout.MaxValue"/> it counts as the limit.</param>
    /// <param name="count">How often, at least 1.</param>
    public void Record(long value, long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var kept = Math.Clamp(value, -HistogramLayout.MaxValue, HistogramLayout.MaxValue);
        Saturated += kept == value ? 0 : count;
        AddBucket(HistogramLayout.SlotOf(kept), count);
        AddTotals(kept * count, kept, kept, 0);
    }

    /// <summary>Adds all values of another histogram.</summary>
    public void Add(Histogram other)
    {
        for (var page = 0; page < HistogramLayout.Pages; page++)
        {
            if (other._pages[page] is { } counts)
            {
                AddPage(page, counts);
            }
        }

        AddTotals(other.Sum, other._min, other._max, other.Saturated);
    }

    /// <summary>
    /// Takes away what an earlier copy of this same, growing histogram held. The smallest and the largest value of what remains are known to the bucket.
    /// </summary>
    public void Subtract(Histogram earlier)
    {
        for (var page = 0; page < HistogramLayout.Pages; page++)
        {
            if (earlier._pages[page] is { } counts)
            {
                var kept = PageOf(page);
                for (var i = 0; i < HistogramLayout.PageSize; i++)
                {
                    kept[i] -= counts[i];
                }
            }
        }

        Count -= earlier.Count;
        Sum -= earlier.Sum;
        Saturated -= earlier.Saturated;
        NarrowExtremes();
    }

    /// <summary>Forgets all values and keeps the memory.</summary>
    public void Clear()
    {
        for (var page = 0; page < HistogramLayout.Pages; page++)
        {
            if (_pages[page] is { } counts)
            {
                Array.Clear(counts);
                _spare.Push(counts);
                _pages[page] = null;
            }
        }

        Count = Sum = Saturated = 0;
        _min = long.MaxValue;
        _max = long.MinValue;
    }

    public Histogram Clone()
    {
        var copy = new Histogram();
        copy.Add(this);
        return copy;
    }

    /// <summary>
    /// The value at rank p·(n−1) of the sorted values, interpolated between the midpoints of the two neighbouring ranks' buckets and clamped to the exact smallest
    /// and largest value: within 0.05 % + 1 of the same interpolation on the values themselves.
    /// </summary>
    /// <param name="p">0…1.</param>
    /// <exception cref="InvalidOperationException">There are no values.</exception>
    public double Quantile(double p) =>
        Quantile(p, 0) ?? throw new InvalidOperationException("A histogram without values has no quantiles.");

    /// <summary>
    /// The quantile where some more values are slower than any: iterations that never started. Null: not reached, the rank (or its upper neighbour) is one of those;
    /// or there are no values at all.
    /// </summary>
    /// <param name="p">0…1.</param>
    /// <param name="extraInfinite">How many there are of them, at least 0.</param>
    public double? Quantile(double p, long extraInfinite)
    {
        if (!(p is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, $"The quantile '{p}' does not exist: quantiles go from 0 to 1.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(extraInfinite);
        var all = Count + extraInfinite;
        if (all == 0)
        {
            return null;
        }

        // p * (n - 1) is often a whole number but for the rounding of p: that must not reach for a neighbour, which may be infinite.
        var exact = p * (all - 1);
        var nearest = Math.Round(exact);
        var rank = Math.Abs(exact - nearest) <= 1e-14 * all ? nearest : exact;
        var lower = (long)Math.Floor(rank);
        var fraction = rank - lower;
        var upper = fraction > 0 ? lower + 1 : lower;
        if (upper >= Count)
        {
            return null;
        }

        var (low, high) = ValuesAt(lower, upper);
        return low + (high - low) * fraction;
    }

    /// <summary>The buckets that hold something, ascending.</summary>
    public IEnumerable<HistogramBucket> Buckets()
    {
        for (var page = 0; page < HistogramLayout.Pages; page++)
        {
            if (_pages[page] is not { } counts)
            {
                continue;
            }

            for (var i = Next(counts, 0); i >= 0; i = Next(counts, i + 1))
            {
                yield return new((page << HistogramLayout.PageBits) + i, counts[i]);
            }
        }
    }

    /// <summary>Adds a counter; the totals that belong to it go to <see cref="AddTotals"/>.</summary>
    internal void AddBucket(int slot, long count)
    {
        PageOf(slot >> HistogramLayout.PageBits)[slot & (HistogramLayout.PageSize - 1)] += count;
        Count += count;
    }

    /// <summary>Adds counters, ascending; the totals that belong to them go to <see cref="AddTotals"/>.</summary>
    internal void AddBuckets(SparseHistogramReader buckets)
    {
        var page = -1;
        long[] counts = [];
        while (buckets.MoveNext())
        {
            var (slot, count) = buckets.Current;
            if (slot >> HistogramLayout.PageBits != page)
            {
                page = slot >> HistogramLayout.PageBits;
                counts = PageOf(page);
            }

            counts[slot & (HistogramLayout.PageSize - 1)] += count;
            Count += count;
        }
    }

    /// <summary>Adds one octave of counters; the totals that belong to them go to <see cref="AddTotals"/>.</summary>
    internal void AddPage(int page, ReadOnlySpan<long> counts)
    {
        var target = PageOf(page).AsSpan();
        var added = Vector<long>.Zero;
        for (var i = 0; i < HistogramLayout.PageSize; i += Vector<long>.Count)
        {
            var more = new Vector<long>(counts[i..]);
            added += more;
            (new Vector<long>(target[i..]) + more).CopyTo(target[i..]);
        }

        Count += Vector.Sum(added);
    }

    /// <inheritdoc cref="AddPage(int, ReadOnlySpan{long})"/>
    internal void AddPage(int page, ReadOnlySpan<uint> counts)
    {
        var target = PageOf(page);
        for (var i = 0; i < HistogramLayout.PageSize; i++)
        {
            target[i] += counts[i];
            Count += counts[i];
        }
    }

    internal void AddTotals(long sum, long min, long max, long saturated)
    {
        Sum += sum;
        Saturated += saturated;
        _min = Math.Min(_min, min);
        _max = Math.Max(_max, max);
    }

    internal ReadOnlySpan<long> Page(int page) => _pages[page];

    /// <summary>The first counter from <paramref name="start"/> on that is not 0, or −1.</summary>
    internal static int Next(ReadOnlySpan<long> counts, int start)
    {
        var distance = counts[start..].IndexOfAnyExcept(0L);
        return distance < 0 ? -1 : start + distance;
    }

    private long[] PageOf(int page) => _pages[page] ??= _spare.TryPop(out var spare) ? spare : new long[HistogramLayout.PageSize];

    private (double Low, double High) ValuesAt(long lower, long upper)
    {
        double? low = null;
        var before = 0L;
        foreach (var bucket in Buckets())
        {
            before += bucket.Count;
            if (low is null && before > lower)
            {
                low = ValueOf(bucket.Slot, lower);
            }

            if (before > upper)
            {
                return (low!.Value, ValueOf(bucket.Slot, upper));
            }
        }

        throw new InvalidOperationException($"Rank {upper} does not exist among {Count} values.");
    }

    private double ValueOf(int slot, long rank) =>
        rank == 0 ? _min
        : rank == Count - 1 ? _max
        : Math.Clamp(HistogramLayout.MidpointOf(slot), _min, _max);

    private void NarrowExtremes()
    {
        int? first = null;
        var last = 0;
        foreach (var bucket in Buckets())
        {
            first ??= bucket.Slot;
            last = bucket.Slot;
        }

        if (first is not { } lowest)
        {
            _min = long.MaxValue;
            _max = long.MinValue;
            return;
        }

        _min = Math.Max(_min, HistogramLayout.LowestOf(lowest));
        _max = Math.Min(_max, HistogramLayout.HighestOf(last));
    }
}
