namespace PerfTest.Bench;

/// <summary>Something done on a thread of its own at a time after the first measured iteration of a run.</summary>
internal sealed class Aside
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeSpan _after;
    private readonly Action _action;
    private int _started;

    public Aside(TimeSpan after, Action action)
    {
        _after = after;
        _action = action;
    }

    public Task Done => _done.Task;

    /// <summary>To be called by each iteration.</summary>
    public void Notice(VirtualUser vu)
    {
        if (_started == 0 && !vu.IsWarmup && Interlocked.Exchange(ref _started, 1) == 0)
        {
            new Thread(Run) { IsBackground = true, Priority = ThreadPriority.Highest }.Start();
        }
    }

    private void Run()
    {
        try
        {
            Thread.Sleep(_after);
            _action();
            _done.SetResult();
        }
        catch (Exception exception)
        {
            _done.SetException(exception);
        }
    }
}
