namespace PerfTest.Measuring;

/// <summary>How many samples were true, of how many.</summary>
internal sealed class RateSeries : Series
{
    private readonly PaddedPair[] _shards = new PaddedPair[ShardLease.Places];

    internal RateSeries(Metric metric, TagSet tags, SampleLog? samples = null)
        : base(metric, tags, samples)
    {
    }

    /// <summary>What has been recorded so far.</summary>
    public RateTotals Totals
    {
        get
        {
            var (passes, fails) = PaddedPair.Sum(_shards);
            return new(passes, passes + fails);
        }
    }

    public void Record(bool value)
    {
        using var lease = ShardLease.Take();
        Record(value, lease);
    }

    /// <inheritdoc cref="Record(bool)"/>
    public void Record(bool value, ShardLease lease)
    {
        ref var shard = ref _shards[lease.Place];
        lease.Add(ref value ? ref shard.First : ref shard.Second, 1);
        Log(value ? 1 : 0);
    }

    /// <summary>Adds what was recorded elsewhere.</summary>
    public void Add(RateTotals gained)
    {
        ref var shard = ref _shards[ShardLease.SharedPlace];
        Interlocked.Add(ref shard.First, gained.Passes);
        Interlocked.Add(ref shard.Second, gained.Fails);
    }

    public override RateSnapshot Snapshot() => new(Metric, Tags, Totals);
}
