namespace PerfTest.AspNetCore.Dashboard;

/// <summary>An open page: told when there is something new, and known to have shown it when it asks for more.</summary>
internal sealed class DashboardWatcher(DashboardRuns runs) : IDisposable
{
    private readonly object _lock = new();
    private bool _isNew = true;
    private bool _isShowing;
    private bool _hasLeft;

    public void Wake()
    {
        lock (_lock)
        {
            _isNew = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Waits for something new. What was new before counts as shown by now.</summary>
    /// <returns>False if nothing came.</returns>
    public bool Wait(TimeSpan patience)
    {
        lock (_lock)
        {
            _isShowing = false;
            Monitor.PulseAll(_lock);
            if (!_isNew)
            {
                Monitor.Wait(_lock, patience);
            }

            (bool isNew, _isNew) = (_isNew, false);
            return _isShowing = isNew;
        }
    }

    public void WaitUntilShown(TimeSpan patience)
    {
        long deadline = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        lock (_lock)
        {
            while ((_isNew || _isShowing) && !_hasLeft && deadline - Environment.TickCount64 is > 0 and var left)
            {
                Monitor.Wait(_lock, TimeSpan.FromMilliseconds(left));
            }
        }
    }

    public void Dispose()
    {
        runs.Leave(this);
        lock (_lock)
        {
            _hasLeft = true;
            Monitor.PulseAll(_lock);
        }
    }
}
