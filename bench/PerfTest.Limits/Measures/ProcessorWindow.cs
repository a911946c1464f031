using System.Diagnostics;

namespace PerfTest.Bench;

/// <summary>The processor time of this process from the first measured iteration on, for as long as the plan lasts.</summary>
internal sealed class ProcessorWindow
{
    private readonly Aside _begin;
    private readonly Aside _end;
    private long _begun;
    private TimeSpan _before;
    private double _share;

    public ProcessorWindow(TimeSpan duration)
    {
        _begin = new Aside(TimeSpan.Zero, () => (_before, _begun) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp()));
        _end = new Aside(duration, () => _share = (Environment.CpuUsage.TotalTime - _before) / Stopwatch.GetElapsedTime(_begun));
    }

    /// <summary>To be called by each iteration.</summary>
    public void Notice(VirtualUser vu)
    {
        _begin.Notice(vu);
        _end.Notice(vu);
    }

    /// <summary>Used time by passed time: 1 is one core.</summary>
    public async Task<double> ShareAsync()
    {
        await _begin.Done;
        await _end.Done;
        return _share;
    }
}
