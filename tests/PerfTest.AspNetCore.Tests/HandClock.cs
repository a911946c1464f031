using PerfTest.Running;

namespace PerfTest.AspNetCore.Tests;

/// <summary>A clock whose time passes only by hand, while everything else runs on real threads: durations are exact, whatever the machine does.</summary>
internal sealed class HandClock : ILoadClock
{
    private readonly Lock _lock = new();
    private readonly TimerQueue _timers = new();
    private long _now = 1_000_000_000_000;

    public long Now => Interlocked.Read(ref _now);

    public void Pass(TimeSpan time)
    {
        Interlocked.Add(ref _now, time.Ticks * 100);
        FireDue();
    }

    public void Schedule(ClockTimer timer, long due)
    {
        lock (_lock)
            _timers.Schedule(timer, due);
        FireDue();
    }

    public bool Cancel(ClockTimer timer)
    {
        lock (_lock)
            return _timers.Remove(timer);
    }

    public void Dispatch(IThreadPoolWorkItem item) => ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);

    public IDedicatedThread StartThread(string name) => new DedicatedThread(name);

    private void FireDue()
    {
        while (true)
        {
            ClockTimer? timer;
            lock (_lock)
                timer = _timers.TakeDue(Now);
            if (timer is null)
                return;
            timer.Fire();
        }
    }
}
