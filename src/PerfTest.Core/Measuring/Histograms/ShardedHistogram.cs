using System.Numerics;
using System.Runtime.CompilerServices;

namespace PerfTest.Measuring;

/// <summary>
/// The histogram that virtual users write to: one shard per place, made on its first use, so that threads do not fight over cache lines. Recording takes no lock and
/// allocates nothing once the shard and the octave exist.
/// </summary>
internal sealed class ShardedHistogram
{
    /// <summary>Counters below this fit into 32 bits also when those of all places are added.</summary>
    private static readonly uint MaxNarrow = CarriedCounts.Amount / BitOperations.RoundUpToPowerOf2((uint)ShardLease.Places);

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
        Span<uint> sums = stackalloc uint[HistogramLayout.PageSize];
        for (var page = 0; page < HistogramLayout.Pages; page++)
        {
            if (!HasPage(page))
            {
                continue;
            }

            if (TrySum(page, sums))
            {
                target.AddPage(page, sums);
            }
            else
            {
                target.AddPage(page, Sum(page));
            }
        }

        var (sum, min, max, saturated) = Totals;
        target.AddTotals(sum, min, max, saturated);
    }

    /// <summary>What has been recorded so far, as <see cref="AddTo"/> gives it, in its compact form.</summary>
    public SparseHistogram ToSparse()
    {
        var writer = new SparseHistogramWriter();
        Span<uint> sums = stackalloc uint[HistogramLayout.PageSize];
        for (var page = 0; page < HistogramLayout.Pages; page++)
        {
            if (!HasPage(page))
            {
                continue;
            }

            if (TrySum(page, sums))
            {
                writer.Write<uint>(page, sums);
            }
            else
            {
                writer.Write<long>(page, Sum(page));
            }
        }

        var (sum, min, max, saturated) = Totals;
        return writer.Finish(sum, min, max, saturated);
    }

    /// <summary>To be read after the pages.</summary>
    private (long Sum, long Min, long Max, long Saturated) Totals
    {
        get
        {
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

            return (sum, min, max, saturated);
        }
    }

    private bool HasPage(int page)
    {
        foreach (var shard in _shards)
        {
            if (shard is not null && shard.HasPage(page))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One octave of all shards. False where 32 bits might not hold its counts.</summary>
    private bool TrySum(int page, Span<uint> sums)
    {
        sums.Clear();
        var bits = 0u;
        foreach (var shard in _shards)
        {
            if (shard is not null && shard.HasPage(page))
            {
                bits |= shard.AddPageTo(page, sums);
            }
        }

        Interlocked.MemoryBarrier();
        return bits < MaxNarrow && !HasCarried;
    }

    /// <summary>As <see cref="TrySum"/>, whatever the counts.</summary>
    private long[] Sum(int page)
    {
        var sums = new long[HistogramLayout.PageSize];
        foreach (var shard in _shards)
        {
            if (shard is not null && shard.HasPage(page))
            {
                shard.AddPageTo(page, sums);
            }
        }

        return sums;
    }

    private bool HasCarried
    {
        get
        {
            foreach (var shard in _shards)
            {
                if (shard is not null && shard.HasCarried)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private HistogramShard Create(int place)
    {
        var created = new HistogramShard(_memory);
        return Interlocked.CompareExchange(ref _shards[place], created, null) ?? created;
    }
}
