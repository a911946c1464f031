using PerfTest.Running;

namespace PerfTest.Core.Tests.Running;

/// <summary>
/// A clock that runs on one thread and jumps from one event to the next: everything that is ready runs before time moves on, so that a run is deterministic and
/// takes no longer than its work.
/// </summary>
internal sealed class VirtualClock : SynchronizationContext, ILoadClock
{
    private readonly TimerQueue _timers = new();
    private readonly Queue<Action> _ready = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private volatile string? _stranger;

    // An origin that is not zero finds code that mistakes clock time for plan time.
    public long Now { get; private set; } = 1_000_000_000_000;

    public void Schedule(ClockTimer timer, long due) => _timers.Schedule(timer, due);

    public bool Cancel(ClockTimer timer) => _timers.Remove(timer);

    public void Dispatch(IThreadPoolWorkItem item) => Enqueue(item.Execute);

    public IDedicatedThread StartThread(string name) => new ReadyQueue(this);

    public override void Post(SendOrPostCallback d, object? state) => Enqueue(() => d(state));

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Plays the task to its end.</summary>
    /// <exception cref="InvalidOperationException">It waits for something that will never happen, or something has happened on a thread that is not this clock's.</exception>
    public T Run<T>(Func<Task<T>> start)
    {
        SynchronizationContext? before = Current;
        SetSynchronizationContext(this);
        try
        {
            Task<T> task = start();
            while (!task.IsCompleted)
            {
                ThrowIfStrange();
                if (_ready.TryDequeue(out Action? action))
                {
                    action();
                }
                else if (_timers.Count > 0)
                {
                    Now = Math.Max(Now, _timers.NextDue);
                    _timers.TakeDue(Now)!.Fire();
                }
                else
                {
                    throw new InvalidOperationException("The run waits for something that will never happen.");
                }
            }

            ThrowIfStrange();
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void Enqueue(Action action)
    {
        if (Environment.CurrentManagedThreadId == _thread)
        {
            _ready.Enqueue(action);
        }
        else
        {
            // On its own thread an exception would end the process, or be nobody's.
            _stranger ??= Environment.StackTrace;
        }
    }

    private void ThrowIfStrange()
    {
        if (_stranger is { } trace)
        {
            throw new InvalidOperationException($"The order of a run is its own only while all of it is on one thread. Another one came:{Environment.NewLine}{trace}");
        }
    }

    private sealed class ReadyQueue(VirtualClock clock) : IDedicatedThread
    {
        public void Post(IThreadPoolWorkItem item) => clock.Dispatch(item);

        public void Dispose()
        {
        }
    }
}
