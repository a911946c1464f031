using System.Numerics;
using System.Runtime.CompilerServices;

namespace PerfTest.Measuring;

/// <summary>
/// The histogram that virtual users write to: one shard per place, made on its first use, so that threads do not fight over cache lines. Recording takes no lock and
/// allocates nothing once the shard and the octave exist.
/// </summary>
internal sealed class ShardedHistogram
{
    private readonly HistogramShard?[] _shards = new HistogramShard?[ShardLease.Places];
    private readonly MemoryMeter _memory;

    public ShardedHistogram(MemoryMeter memory) => _memory = memory;

    /// <summary>Counts one value; beyond ±<see cref="HistogramLayout.MaxValue"/> as the limit.</summary>
    public void Record(long value)
    {
        using var lease = ShardLease.Take();
        Record(value, lease);
    }

    /// <inheritdoc cref="Record(long)"/>
    /// <param name="value">The value.</param>
    /// <param name="lease">Whoever records several things at once takes one for all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(long value, ShardLease lease)
    {
        var shard = _shards[lease.Place] ?? Create(lease.Place);
        if (lease.IsExclusive)
        {
            shard.Record(value);
        }
        else
        {
            shard.RecordShared(value);
        }
    }

    /// <summary>Adds what was recorded elsewhere.</summary>
    /// <param name="gained">Buckets, sum and saturated values.</param>
    /// <param name="min">The smallest value, exact: that of a difference is not.</param>
    /// <param name="max">The largest.</param>
    public void Add(SparseHistogram gained, long min, long max) => (_shards[ShardLease.SharedPlace] ?? Create(ShardLease.SharedPlace)).Add(gained, min, max);

    /// <summary>Adds what has been recorded so far. Values that are being recorded meanwhile are in it or not; none is in it by half.</summary>
    public void AddTo(Histogram target)
    {
        foreach (var shard in _shards)
        {
            if (shard is null)
            {
                continue;
            }

            for (var page = 0; page < HistogramLayout.Pages; page++)
            {
                var counts = shard.Page(page);
                if (!counts.IsEmpty)
                {
                    target.AddPage(page, counts);
                }
            }

            var (sum, min, max, saturated) = shard.Totals;
            target.AddTotals(sum, min, max, saturated);
        }
    }

    /// <summary>What has been recorded so far, as <see cref="AddTo"/> gives it, in its compact form.</summary>
    public SparseHistogram ToSparse()
    {
        var writer = new SparseHistogramWriter();
        Span<long> sums = stackalloc long[HistogramLayout.PageSize];
        for (var page = 0; page < HistogramLayout.Pages; page++)
        {
            scoped ReadOnlySpan<long> counts = default;
            foreach (var shard in _shards)
            {
                if (shard is null || shard.Page(page) is not { IsEmpty: false } more)
                {
                    continue;
                }

                if (counts.IsEmpty)
                {
                    counts = more;
                    continue;
                }

                for (var i = 0; i < HistogramLayout.PageSize; i += Vector<long>.Count)
                {
                    (new Vector<long>(counts[i..]) + new Vector<long>(more[i..])).CopyTo(sums[i..]);
                }

                counts = sums;
            }

            if (!counts.IsEmpty)
            {
                writer.Write(page, counts);
            }
        }

        var (sum, min, max, saturated) = (0L, long.MaxValue, long.MinValue, 0L);
        foreach (var shard in _shards)
        {
            if (shard?.Totals is { } totals)
            {
                sum += totals.Sum;
                min = Math.Min(min, totals.Min);
                max = Math.Max(max, totals.Max);
                saturated += totals.Saturated;
            }
        }

        return writer.Finish(sum, min, max, saturated);
    }

    private HistogramShard Create(int place)
    {
        var created = new HistogramShard(_memory);
        return Interlocked.CompareExchange(ref _shards[place], created, null) ?? created;
    }
}
