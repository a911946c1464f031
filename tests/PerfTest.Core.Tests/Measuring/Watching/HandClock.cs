using PerfTest.Running;

namespace PerfTest.Core.Tests.Measuring.Watching;

/// <summary>A clock that a test moves, with threads that work when the test says so: a look can be in progress while time goes on.</summary>
internal sealed class HandClock : ILoadClock
{
    private readonly TimerQueue _timers = new();
    private readonly List<HandThread> _threads = [];

    public long Now { get; private set; } = 7_000_000_000_000;

    public void Schedule(ClockTimer timer, long due) => _timers.Schedule(timer, due);

    public bool Cancel(ClockTimer timer) => _timers.Remove(timer);

    public void Dispatch(IThreadPoolWorkItem item) => item.Execute();

    public IDedicatedThread StartThread(string name)
    {
        var thread = new HandThread();
        _threads.Add(thread);
        return thread;
    }

    /// <summary>Time goes on; timers fire, threads do nothing.</summary>
    public void Advance(long nanoseconds)
    {
        long end = Now + nanoseconds;
        while (_timers.NextDue <= end)
        {
            Now = Math.Max(Now, _timers.NextDue);
            _timers.TakeDue(Now)!.Fire();
        }

        Now = end;
    }

    /// <summary>The process stands still: afterwards everything is late.</summary>
    public void Jump(long nanoseconds)
    {
        Now += nanoseconds;
        Advance(0);
    }

    /// <summary>All threads do what has been given to them.</summary>
    public void Work()
    {
        foreach (HandThread thread in _threads.ToArray())
        {
            thread.Work();
        }
    }

    private sealed class HandThread : IDedicatedThread
    {
        private readonly Queue<IThreadPoolWorkItem> _items = new();
        private bool _ended;

        public void Post(IThreadPoolWorkItem item)
        {
            if (!_ended)
            {
                _items.Enqueue(item);
            }
        }

        public void Dispose() => _ended = true;

        public void Work()
        {
            while (_items.TryDequeue(out IThreadPoolWorkItem? item))
            {
                item.Execute();
            }
        }
    }
}
