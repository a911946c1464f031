using System.Buffers;

namespace PerfTest.Measuring;

/// <summary>Packs buckets into a <see cref="SparseHistogram"/>.</summary>
internal sealed class SparseHistogramWriter
{
    private readonly ArrayBufferWriter<byte> _buckets = new(256);
    private int _slot = -1;
    private int _first = -1;
    private long _count;

    /// <summary>The lowest value of the first bucket.</summary>
    public long Lowest => _first < 0 ? long.MaxValue : HistogramLayout.LowestOf(_first);

    /// <summary>The highest value of the last bucket.</summary>
    public long Highest => _first < 0 ? long.MinValue : HistogramLayout.HighestOf(_slot);

    /// <param name="slot">Above the one before.</param>
    /// <param name="count">At least 1.</param>
    public void Write(int slot, long count)
    {
        var distance = slot - _slot;
        var bytes = _buckets.GetSpan(1 + 5 + 10);
        var length = 1;
        var head = 0;
        if (distance < 16)
        {
            head = distance << 4;
        }
        else
        {
            length += WriteNumber(bytes[length..], distance);
        }

        if (count < 16)
        {
            head |= (int)count;
        }
        else
        {
            length += WriteNumber(bytes[length..], count);
        }

        bytes[0] = (byte)head;
        _buckets.Advance(length);
        _first = _first < 0 ? slot : _first;
        _slot = slot;
        _count += count;
    }

    /// <summary>All buckets of a histogram, less those of an earlier copy of it.</summary>
    public void Write(Histogram now, Histogram? before)
    {
        for (var page = 0; page < HistogramLayout.Pages; page++)
        {
            var counts = now.Page(page);
            if (counts.IsEmpty)
            {
                continue;
            }

            var earlier = before is null ? default : before.Page(page);
            for (var i = Histogram.Next(counts, 0); i >= 0; i = Histogram.Next(counts, i + 1))
            {
                var count = counts[i] - (earlier.IsEmpty ? 0 : earlier[i]);
                if (count > 0)
                {
                    Write((page << HistogramLayout.PageBits) + i, count);
                }
            }
        }
    }

    /// <param name="sum">Of all values.</param>
    /// <param name="min">The smallest; of no meaning where nothing was written.</param>
    /// <param name="max">The largest; of no meaning where nothing was written.</param>
    /// <param name="saturated">How many values were beyond the range.</param>
    public SparseHistogram Finish(long sum, long min, long max, long saturated)
    {
        // A value is in its bucket a moment before it is in the sum: a difference may be of sums only.
        if (_count == 0)
        {
            return sum == 0 && saturated == 0 ? SparseHistogram.Empty : new([], 0, sum, long.MaxValue, long.MinValue, saturated);
        }

        return new(_buckets.WrittenSpan.ToArray(), _count, sum, min, max, saturated);
    }

    private static int WriteNumber(Span<byte> target, long number)
    {
        var length = 0;
        for (; number >= 128; number >>= 7)
        {
            target[length++] = (byte)(number & 127 | 128);
        }

        target[length++] = (byte)number;
        return length;
    }
}
