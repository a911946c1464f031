using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace PerfTest.Measuring;

/// <summary>Packs buckets into a <see cref="SparseHistogram"/>. Good for one.</summary>
internal sealed class SparseHistogramWriter
{
    /// <summary>A head, a distance of up to 67,584 and a count.</summary>
    private const int MaxBucket = 1 + 3 + 10;

    private byte[] _buckets = ArrayPool<byte>.Shared.Rent(2 * HistogramLayout.PageSize);
    private int _length;
    private int _slot = -1;
    private int _first = -1;
    private long _count;

    /// <summary>The lowest value of the first bucket.</summary>
    public long Lowest => _first < 0 ? long.MaxValue : HistogramLayout.LowestOf(_first);

    /// <summary>The highest value of the last bucket.</summary>
    public long Highest => _first < 0 ? long.MinValue : HistogramLayout.HighestOf(_slot);

    /// <summary>A writer that has written what another one packed elsewhere; null where the bytes are no buckets.</summary>
    public static SparseHistogramWriter? Of(ReadOnlySpan<byte> packed)
    {
        var writer = new SparseHistogramWriter();
        var buckets = new SparseHistogramReader(packed);
        while (!buckets.IsAtEnd)
        {
            if (!buckets.TryMoveNext() || buckets.Current.Slot >= HistogramLayout.Pages * HistogramLayout.PageSize || buckets.Current.Count > long.MaxValue - writer._count)
            {
                ArrayPool<byte>.Shared.Return(writer._buckets);
                return null;
            }

            writer.Write(buckets.Current.Slot, buckets.Current.Count);
        }

        return writer;
    }

    /// <param name="slot">Above the one before.</param>
    /// <param name="count">At least 1.</param>
    public void Write(int slot, long count)
    {
        Reserve(MaxBucket);
        WriteReserved(slot - _slot, count);
        _first = _first < 0 ? slot : _first;
        _slot = slot;
        _count += count;
    }

    /// <summary>All buckets of a histogram, less those of an earlier copy of it.</summary>
    public void Write(Histogram now, Histogram? before)
    {
        Span<long> gained = stackalloc long[HistogramLayout.PageSize];
        for (var page = 0; page < HistogramLayout.Pages; page++)
        {
            scoped var counts = now.Page(page);
            if (counts.IsEmpty)
            {
                continue;
            }

            var earlier = before is null ? default : before.Page(page);
            if (!earlier.IsEmpty)
            {
                for (var i = 0; i < HistogramLayout.PageSize; i += Vector<long>.Count)
                {
                    (new Vector<long>(counts[i..]) - new Vector<long>(earlier[i..])).CopyTo(gained[i..]);
                }

                counts = gained;
            }

            Write(page, counts);
        }
    }

    /// <summary>
    /// One page, above the one before. Whether a bucket of a real distribution is empty is a coin that no processor can
    /// foresee: which of them are not is found for 64 at once, and only these are looked at.
    /// </summary>
    /// <typeparam name="T">An integer.</typeparam>
    public void Write<T>(int page, scoped ReadOnlySpan<T> counts)
        where T : unmanaged, INumberBase<T>
    {
        const int Block = 64;
        for (var start = 0; start < HistogramLayout.PageSize; start += Block)
        {
            var block = counts.Slice(start, Block);
            var used = Used(block);
            if (used == 0)
            {
                continue;
            }

            Reserve(Block * MaxBucket);
            var buckets = _buckets;
            var first = (page << HistogramLayout.PageBits) + start;
            _first = _first < 0 ? first + BitOperations.TrailingZeroCount(used) : _first;
            var (length, slot, sum) = (_length, _slot, 0L);
            for (; used != 0; used &= used - 1)
            {
                var place = BitOperations.TrailingZeroCount(used);
                var count = long.CreateTruncating(block[place]);
                var distance = first + place - slot;
                slot = first + place;
                sum += count;
                if ((count | (long)distance) < 16)
                {
                    buckets[length++] = (byte)(distance << 4 | (int)count);
                }
                else
                {
                    _length = length;
                    WriteReserved(distance, count);
                    length = _length;
                }
            }

            (_length, _slot) = (length, slot);
            _count += sum;
        }
    }

    /// <param name="sum">Of all values.</param>
    /// <param name="min">The smallest; of no meaning where nothing was written.</param>
    /// <param name="max">The largest; of no meaning where nothing was written.</param>
    /// <param name="saturated">How many values were beyond the range.</param>
    public SparseHistogram Finish(long sum, long min, long max, long saturated)
    {
        var buckets = _buckets.AsSpan(0, _length).ToArray();
        ArrayPool<byte>.Shared.Return(_buckets);
        _buckets = [];
        if (_count > 0)
        {
            return new(buckets, _count, sum, min, max, saturated);
        }

        // A value is in its bucket a moment before it is in the sum: a difference may be of sums only.
        return sum == 0 && saturated == 0 ? SparseHistogram.Empty : new([], 0, sum, long.MaxValue, long.MinValue, saturated);
    }

    /// <summary>A bit for each of 64 buckets that holds something.</summary>
    private static ulong Used<T>(ReadOnlySpan<T> block)
        where T : unmanaged
    {
        var used = 0UL;
        for (var i = 0; i < 64; i += Vector512<T>.Count)
        {
            var empty = Vector512.Equals(Vector512.Create(block.Slice(i, Vector512<T>.Count)), Vector512<T>.Zero).ExtractMostSignificantBits();
            used |= (~empty & ((1UL << Vector512<T>.Count) - 1)) << i;
        }

        return used;
    }

    private void WriteReserved(int distance, long count)
    {
        var head = _length++;
        var distanceFits = distance < 16;
        var countFits = count < 16;
        _buckets[head] = (byte)((distanceFits ? distance << 4 : 0) | (countFits ? (int)count : 0));
        if (!distanceFits)
        {
            WriteNumber(distance);
        }

        if (!countFits)
        {
            WriteNumber(count);
        }
    }

    private void WriteNumber(long number)
    {
        for (; number >= 128; number >>= 7)
        {
            _buckets[_length++] = (byte)(number & 127 | 128);
        }

        _buckets[_length++] = (byte)number;
    }

    private void Reserve(int bytes)
    {
        if (_buckets.Length - _length >= bytes)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(2 * (_length + bytes));
        _buckets.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buckets);
        _buckets = larger;
    }
}
