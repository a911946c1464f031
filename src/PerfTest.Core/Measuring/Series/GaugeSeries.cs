namespace PerfTest.Measuring;

/// <summary>A latest value and the extremes. Gauges are set seldom: there is one cell, not one per core.</summary>
internal sealed class GaugeSeries : Series
{
    private readonly GaugeClock _clock;
    private double _value;
    private double _min = double.PositiveInfinity;
    private double _max = double.NegativeInfinity;
    private long _setAt;

    internal GaugeSeries(Metric metric, TagSet tags, GaugeClock clock, SampleLog? samples = null)
        : base(metric, tags, samples) => _clock = clock;

    /// <summary>What has been set so far, or null before the first.</summary>
    public GaugeTotals? Totals
    {
        get
        {
            var setAt = Interlocked.Read(ref _setAt);
            return setAt == 0 ? null : new(Volatile.Read(ref _value), Volatile.Read(ref _min), Volatile.Read(ref _max), setAt);
        }
    }

    public void Set(double value)
    {
        for (var seen = Volatile.Read(ref _min); value < seen; seen = Volatile.Read(ref _min))
        {
            Interlocked.CompareExchange(ref _min, value, seen);
        }

        for (var seen = Volatile.Read(ref _max); value > seen; seen = Volatile.Read(ref _max))
        {
            Interlocked.CompareExchange(ref _max, value, seen);
        }

        Volatile.Write(ref _value, value);
        Interlocked.Exchange(ref _setAt, _clock.Next());
        Log(value);
    }

    public override GaugeSnapshot Snapshot() => new(Metric, Tags, Totals);
}
