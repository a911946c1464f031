using System.Collections.Immutable;
using PerfTest.Adapting;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary>The runs of this process, one after another, and those who look at them. Any thread.</summary>
internal sealed class DashboardRuns
{
    /// <summary>So many are listed; the oldest give way.</summary>
    public const int Kept = 20;

    private readonly Lock _lock = new();
    private readonly HashSet<DashboardWatcher> _watchers = [];
    private ImmutableList<DashboardRun> _runs = [];
    private int _count;

    /// <summary>In the order of their beginnings.</summary>
    public ImmutableList<DashboardRun> All => Volatile.Read(ref _runs);

    /// <summary>The run that goes on, or the last one; null before the first.</summary>
    public DashboardRun? Latest => All is [.., var last] ? last : null;

    /// <summary>Tells pages of one process from those of the next on the same port. Random.</summary>
    public string Process { get; } = Guid.NewGuid().ToString("N");

    public DashboardRun Add(RunScope scope)
    {
        DashboardRun run;
        lock (_lock)
        {
            Latest?.Forget();
            run = new DashboardRun(this, ++_count, scope);
            _runs = _runs.Count < Kept ? _runs.Add(run) : _runs.RemoveAt(0).Add(run);
        }

        Changed();
        return run;
    }

    public DashboardRun? Find(int id) => All.Find(run => run.Id == id);

    public DashboardWatcher Watch()
    {
        var watcher = new DashboardWatcher(this);
        lock (_lock)
        {
            _watchers.Add(watcher);
        }

        return watcher;
    }

    public void Changed()
    {
        lock (_lock)
        {
            foreach (DashboardWatcher watcher in _watchers)
            {
                watcher.Wake();
            }
        }
    }

    /// <summary>Waits until all who look have been shown the latest state.</summary>
    public void WaitForWatchers(TimeSpan patience)
    {
        DashboardWatcher[] watchers;
        lock (_lock)
        {
            watchers = [.. _watchers];
        }

        long deadline = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        foreach (DashboardWatcher watcher in watchers)
        {
            watcher.WaitUntilShown(TimeSpan.FromMilliseconds(Math.Max(0, deadline - Environment.TickCount64)));
        }
    }

    internal void Leave(DashboardWatcher watcher)
    {
        lock (_lock)
        {
            _watchers.Remove(watcher);
        }
    }
}
