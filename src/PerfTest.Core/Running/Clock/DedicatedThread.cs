namespace PerfTest.Running;

/// <summary>A background thread with a queue of its own.</summary>
internal sealed class DedicatedThread : IDedicatedThread
{
    private readonly Queue<IThreadPoolWorkItem> _items = new();
    private bool _ended;

    public DedicatedThread(string name)
    {
        // A background thread: an iteration that never returns must not keep the process alive.
        var thread = new Thread(Run) { IsBackground = true, Name = name };
        thread.UnsafeStart();
    }

    /// <summary>Queues the item. Behind <see cref="Dispose"/> it is not run: whoever was late by a moment has nothing left to do.</summary>
    public void Post(IThreadPoolWorkItem item)
    {
        lock (_items)
        {
            if (!_ended)
            {
                _items.Enqueue(item);
                Monitor.Pulse(_items);
            }
        }
    }

    /// <summary>The thread ends after what has been posted; this does not wait for it.</summary>
    public void Dispose()
    {
        lock (_items)
        {
            _ended = true;
            Monitor.Pulse(_items);
        }
    }

    private void Run()
    {
        while (Take() is { } item)
        {
            item.Execute();
        }
    }

    private IThreadPoolWorkItem? Take()
    {
        lock (_items)
        {
            while (_items.Count == 0 && !_ended)
            {
                Monitor.Wait(_items);
            }

            return _items.TryDequeue(out IThreadPoolWorkItem? item) ? item : null;
        }
    }
}
