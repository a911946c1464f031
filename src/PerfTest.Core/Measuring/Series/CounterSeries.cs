namespace PerfTest.Measuring;

/// <summary>A sum, and the part of it that came within the plan.</summary>
internal sealed class CounterSeries : Series
{
    private readonly PlanEnd _planEnd;
    private readonly PaddedPair[] _shards = new PaddedPair[ShardLease.Places];

    internal CounterSeries(Metric metric, TagSet tags, PlanEnd planEnd, SampleLog? samples = null)
        : base(metric, tags, samples) => _planEnd = planEnd;

    /// <summary>What has been added so far.</summary>
    public CounterTotals Totals
    {
        get
        {
            var (within, after) = PaddedPair.Sum(_shards);
            return new(within + after, within);
        }
    }

    /// <summary>Adds what happened just now. It is within the plan until the plan's end has been noticed: see <see cref="PlanEnd"/>.</summary>
    /// <param name="amount">At least 0.</param>
    public void Add(long amount)
    {
        using var lease = ShardLease.Take();
        Add(amount, !_planEnd.HasCome, lease);
    }

    /// <summary>Adds what happened at a known time, and is within the plan exactly.</summary>
    /// <param name="amount">At least 0.</param>
    /// <param name="completedAt">Nanoseconds from t=0.</param>
    public void Add(long amount, long completedAt)
    {
        using var lease = ShardLease.Take();
        Add(amount, completedAt, lease);
    }

    /// <inheritdoc cref="Add(long, long)"/>
    public void Add(long amount, long completedAt, ShardLease lease) => Add(amount, _planEnd.Includes(completedAt), lease);

    /// <summary>Adds what was counted elsewhere.</summary>
    public void Add(CounterTotals gained)
    {
        ref var shard = ref _shards[ShardLease.SharedPlace];
        Interlocked.Add(ref shard.First, gained.CountWithinPlan);
        Interlocked.Add(ref shard.Second, gained.Count - gained.CountWithinPlan);
    }

    public override CounterSnapshot Snapshot() => new(Metric, Tags, Totals);

    private void Add(long amount, bool isWithinPlan, ShardLease lease)
    {
        ref var shard = ref _shards[lease.Place];
        lease.Add(ref isWithinPlan ? ref shard.First : ref shard.Second, amount);
        Log(amount);
    }
}
