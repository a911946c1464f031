namespace PerfTest.Measuring;

/// <summary>Numbers the settings of all gauges of a store, so that of several series it is known which was set last.</summary>
internal sealed class GaugeClock
{
    private long _last;

    /// <summary>1, 2, 3, …</summary>
    public long Next() => Interlocked.Increment(ref _last);
}
