namespace PerfTest.Measuring;

/// <summary>A distribution.</summary>
internal sealed class TrendSeries : Series
{
    private readonly ShardedHistogram _values;

    internal TrendSeries(Metric metric, TagSet tags, MemoryMeter memory, SampleLog? samples = null)
        : base(metric, tags, samples) => _values = new(memory);

    /// <param name="value">In the histogram's numbers: nanoseconds of a time, else see <see cref="TrendScale"/>.</param>
    public void Record(long value)
    {
        using var lease = ShardLease.Take();
        Record(value, lease);
    }

    /// <inheritdoc cref="ShardedHistogram.Record(long, ShardLease)"/>
    public void Record(long value, ShardLease lease)
    {
        _values.Record(value, lease);
        Log(value);
    }

    /// <summary>Adds what has been recorded so far.</summary>
    public void AddTo(Histogram target) => _values.AddTo(target);

    /// <inheritdoc cref="ShardedHistogram.Add"/>
    public void Add(SparseHistogram gained, long min, long max) => _values.Add(gained, min, max);

    public override TrendSnapshot Snapshot() => new(Metric, Tags, _values.ToSparse());
}
