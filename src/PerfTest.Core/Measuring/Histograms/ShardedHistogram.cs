namespace PerfTest.Measuring;

/// <summary>
/// The histogram that virtual users write to: one shard per core, made on its first use, so that threads do not fight over cache lines. Recording takes no lock and
/// allocates nothing once the shard and the octave exist.
/// </summary>
internal sealed class ShardedHistogram
{
    private readonly HistogramShard?[] _shards = new HistogramShard?[Shard.Count];
    private readonly MemoryMeter _memory;

    public ShardedHistogram(MemoryMeter memory) => _memory = memory;

    /// <summary>Counts one value; beyond ±<see cref="HistogramLayout.MaxValue"/> as the limit.</summary>
    public void Record(long value)
    {
        var place = Shard.Current;
        (_shards[place] ?? Create(place)).Record(value);
    }

    /// <summary>Adds what has been recorded so far. Values that are being recorded meanwhile are in it or not; none is in it by half.</summary>
    public void AddTo(Histogram target)
    {
        foreach (var shard in _shards)
        {
            shard?.AddTo(target);
        }
    }

    private HistogramShard Create(int place)
    {
        var created = new HistogramShard(_memory);
        return Interlocked.CompareExchange(ref _shards[place], created, null) ?? created;
    }
}
