namespace PerfTest.Measuring;

/// <summary>
/// A histogram that is kept but no longer written to, in about one byte per bucket that holds something.
/// </summary>
/// <remarks>
/// Per bucket, ascending: a byte with the distance from the bucket before in its upper half and the count in its lower half; a half that is 0 says that the number
/// did not fit and follows as a variable-length integer (distance first). The first distance is counted from slot −1.
/// </remarks>
internal sealed class SparseHistogram
{
    private readonly byte[] _buckets;
    private readonly long _min;
    private readonly long _max;

    internal SparseHistogram(byte[] buckets, long count, long sum, long min, long max, long saturated)
    {
        _buckets = buckets;
        Count = count;
        Sum = sum;
        _min = min;
        _max = max;
        Saturated = saturated;
    }

    public static SparseHistogram Empty { get; } = new([], 0, 0, long.MaxValue, long.MinValue, 0);

    public long Count { get; }

    /// <summary>As <see cref="Histogram.Sum"/>.</summary>
    public long Sum { get; }

    /// <summary>0 when empty.</summary>
    public long Min => Count == 0 ? 0 : _min;

    /// <summary>0 when empty.</summary>
    public long Max => Count == 0 ? 0 : _max;

    public long Saturated { get; }

    /// <summary>Memory of the buckets, in bytes.</summary>
    public int Size => _buckets.Length;

    /// <summary>The buckets as they are kept: see the remarks.</summary>
    public ReadOnlySpan<byte> Bytes => _buckets;

    public static SparseHistogram Of(Histogram histogram)
    {
        var writer = new SparseHistogramWriter();
        writer.Write(histogram, null);
        return writer.Finish(histogram.Sum, histogram.Min, histogram.Max, histogram.Saturated);
    }

    /// <summary>What a growing histogram gained since an earlier copy of it. Smallest and largest value: to the bucket.</summary>
    public static SparseHistogram Difference(Histogram now, Histogram before)
    {
        var writer = new SparseHistogramWriter();
        writer.Write(now, before);
        return writer.Finish(
            now.Sum - before.Sum,
            Math.Max(now.Min, writer.Lowest),
            Math.Min(now.Max, writer.Highest),
            now.Saturated - before.Saturated);
    }

    /// <summary>Both together.</summary>
    public SparseHistogram Plus(SparseHistogram other)
    {
        if (other._buckets.Length == 0 && other.Sum == 0)
        {
            return this;
        }

        if (_buckets.Length == 0 && Sum == 0)
        {
            return other;
        }

        var writer = new SparseHistogramWriter();
        var left = Buckets();
        var right = other.Buckets();
        var (hasLeft, hasRight) = (left.MoveNext(), right.MoveNext());
        while (hasLeft || hasRight)
        {
            if (hasLeft && hasRight && left.Current.Slot == right.Current.Slot)
            {
                writer.Write(left.Current.Slot, left.Current.Count + right.Current.Count);
                (hasLeft, hasRight) = (left.MoveNext(), right.MoveNext());
            }
            else if (!hasRight || (hasLeft && left.Current.Slot < right.Current.Slot))
            {
                writer.Write(left.Current.Slot, left.Current.Count);
                hasLeft = left.MoveNext();
            }
            else
            {
                writer.Write(right.Current.Slot, right.Current.Count);
                hasRight = right.MoveNext();
            }
        }

        return writer.Finish(Sum + other.Sum, Math.Min(_min, other._min), Math.Max(_max, other._max), Saturated + other.Saturated);
    }

    /// <summary>What this has gained since an earlier snapshot of the same series, whose every bucket is in this one too. Smallest and largest value: to the bucket.</summary>
    public SparseHistogram Minus(SparseHistogram earlier)
    {
        if (earlier._buckets.Length == 0 && earlier.Sum == 0)
        {
            return this;
        }

        var writer = new SparseHistogramWriter();
        var old = earlier.Buckets();
        var hasOld = old.MoveNext();
        var lowest = -1;
        var now = Buckets();
        while (now.MoveNext())
        {
            var slot = now.Current.Slot;
            var gained = now.Current.Count;
            if (hasOld && old.Current.Slot == slot)
            {
                gained -= old.Current.Count;
                hasOld = old.MoveNext();
            }

            if (gained > 0)
            {
                lowest = lowest < 0 ? slot : lowest;
                writer.Write(slot, gained);
            }
        }

        var isEmpty = lowest < 0;
        return writer.Finish(
            Sum - earlier.Sum,
            isEmpty ? long.MaxValue : Math.Max(_min, HistogramLayout.LowestOf(lowest)),
            isEmpty ? long.MinValue : Math.Min(_max, writer.Highest),
            Saturated - earlier.Saturated);
    }

    public void AddTo(Histogram target)
    {
        target.AddBuckets(Buckets());
        target.AddTotals(Sum, _min, _max, Saturated);
    }

    public Histogram ToHistogram()
    {
        var histogram = new Histogram();
        AddTo(histogram);
        return histogram;
    }

    /// <summary>The buckets, ascending.</summary>
    public SparseHistogramReader Buckets() => new(_buckets);
}
