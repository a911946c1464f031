namespace PerfTest.Running;

/// <summary>The clock of real life: one dedicated thread of highest priority fires all timers at absolute times.</summary>
/// <remarks>
/// Timers of the pool are good to a few milliseconds and stand still when the pool is starved; this thread depends on neither. It runs only short callbacks;
/// iterations themselves run on the pool or on threads of their own.
/// </remarks>
internal sealed class PacerClock : ILoadClock, IDisposable
{
    private readonly TimerQueue _timers = new();
    private readonly Lock _lock = new();
    private readonly PrecisionSleeper _sleeper = PrecisionSleeper.Create();
    private readonly Thread _thread;

    // Written by the pacer under the lock before it sleeps; what is due later than this needs no wake-up.
    private long _sleepingUntil = long.MinValue;
    private bool _stopped;

    public PacerClock()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "PerfTest pacer", Priority = ThreadPriority.Highest };
        _thread.UnsafeStart();
    }

    public long Now => MonotonicTime.Now;

    public void Schedule(ClockTimer timer, long due)
    {
        lock (_lock)
        {
            // An iteration that was left behind may still ask for a pause; its token has fired, so it does not wait.
            if (_stopped)
            {
                return;
            }

            _timers.Schedule(timer, due);
            if (due < _sleepingUntil)
            {
                _sleepingUntil = due;
                _sleeper.Wake();
            }
        }
    }

    public bool Cancel(ClockTimer timer)
    {
        lock (_lock)
        {
            return _timers.Remove(timer);
        }
    }

    public void Dispatch(IThreadPoolWorkItem item) => ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);

    public IDedicatedThread StartThread(string name) => new DedicatedThread(name);

    /// <summary>Ends the pacer thread; timers that are still waiting never fire.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _stopped = true;
            _sleeper.Wake();
        }

        if (Thread.CurrentThread != _thread)
        {
            _thread.Join();
        }
    }

    private void Run()
    {
        while (true)
        {
            ClockTimer? timer;
            long next;
            lock (_lock)
            {
                if (_stopped)
                {
                    break;
                }

                timer = _timers.TakeDue(MonotonicTime.Now);
                next = _timers.NextDue;
                _sleepingUntil = timer is null ? next : long.MinValue;
            }

            if (timer is not null)
            {
                timer.Fire();
            }
            else
            {
                _sleeper.SleepUntil(next);
            }
        }

        _sleeper.Dispose();
    }
}
