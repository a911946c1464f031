using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>
/// A monitor, for systems without a better way: whole milliseconds asleep, the rest of one in short yields where there are cores to spare, else asleep too
/// (late by up to 1 ms).
/// </summary>
internal sealed class MonitorSleeper : PrecisionSleeper
{
    private const int CoresToSpare = 5;
    private const int LongestSleepMilliseconds = 3_600_000;

    private readonly object _monitor = new();
    private bool _woken;

    public override void SleepUntil(long deadline)
    {
        while (true)
        {
            lock (_monitor)
            {
                if (_woken)
                {
                    _woken = false;
                    return;
                }
                var now = MonotonicTime.Now;
                if (deadline <= now)
                {
                    return;
                }

                var remaining = deadline - now;
                var milliseconds = Math.Min(remaining / Nanoseconds.PerMillisecond, LongestSleepMilliseconds);
                if (milliseconds == 0 && Environment.ProcessorCount < CoresToSpare)
                {
                    milliseconds = 1;
                }

                if (milliseconds > 0)
                {
                    Monitor.Wait(_monitor, (int)milliseconds);
                    continue;
                }
            }
            Thread.Yield();
        }
    }

    protected override void WakeSleeper()
    {
        lock (_monitor)
        {
            _woken = true;
            Monitor.Pulse(_monitor);
        }
    }

    public override void Dispose()
    {
    }
}
