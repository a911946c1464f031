namespace PerfTest.Measuring;

/// <summary>The gains of several growing counts together, from tick to tick. Used by the tick's thread only.</summary>
internal sealed class CountTrack
{
    private readonly List<Func<long>> _counts = [];
    private long _before;

    public void Add(Func<long> count) => _counts.Add(count);

    /// <summary>What came since the last call.</summary>
    public long Take()
    {
        var now = 0L;
        foreach (var count in _counts)
        {
            now += count();
        }

        var gained = now - _before;
        _before = now;
        return gained;
    }
}
