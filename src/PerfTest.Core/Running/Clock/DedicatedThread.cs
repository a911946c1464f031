using System.Collections.Concurrent;

namespace PerfTest.Running;

/// <summary>A background thread with a queue of its own.</summary>
internal sealed class DedicatedThread : IDedicatedThread
{
    private readonly BlockingCollection<IThreadPoolWorkItem> _items = [];

    public DedicatedThread(string name)
    {
        // A background thread: an iteration that never returns must not keep the process alive.
        var thread = new Thread(Run, maxStackSize: 0) { IsBackground = true, Name = name };
        thread.UnsafeStart();
    }

    public void Post(IThreadPoolWorkItem item) => _items.Add(item);

    /// <summary>The thread ends after what has been posted; this does not wait for it.</summary>
    public void Dispose() => _items.CompleteAdding();

    private void Run()
    {
        foreach (IThreadPoolWorkItem item in _items.GetConsumingEnumerable())
        {
            item.Execute();
        }

        _items.Dispose();
    }
}
