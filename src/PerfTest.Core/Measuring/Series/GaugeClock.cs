namespace PerfTest.Measuring;

/// <summary>
/// Numbers the settings of all gauges of a store, so that of several series it is known which was set last. The numbers follow the plan's time, from tick to tick:
/// those of several machines can be compared.
/// </summary>
internal sealed class GaugeClock
{
    private long _last;

    /// <summary>1, 2, 3, …; from a tick on, numbers beyond its time.</summary>
    public long Next() => Interlocked.Increment(ref _last);

    /// <summary>Says what time it is.</summary>
    /// <param name="now">Nanoseconds from t=0.</param>
    public void Notice(long now)
    {
        for (var seen = Interlocked.Read(ref _last); now > seen; seen = Interlocked.Read(ref _last))
        {
            Interlocked.CompareExchange(ref _last, now, seen);
        }
    }
}
