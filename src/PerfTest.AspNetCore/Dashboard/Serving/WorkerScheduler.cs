using System.IO.Pipelines;
using PerfTest.Running;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary>Runs what pipes continue on a thread of its own, which is started when it is first needed.</summary>
internal sealed class WorkerScheduler : PipeScheduler, IDisposable
{
    private readonly Lock _lock = new();
    private DedicatedThread? _thread;
    private bool _ended;

    public override void Schedule(Action<object?> action, object? state)
    {
        lock (_lock)
        {
            if (!_ended)
            {
                (_thread ??= new DedicatedThread("PerfTest dashboard connection")).Post(new Work(action, state));
                return;
            }
        }

        // Behind the end there is nothing to answer, only something to let go of.
        action(state);
    }

    /// <summary>The thread ends after what has been scheduled.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _ended = true;
            _thread?.Dispose();
        }
    }

    private sealed class Work(Action<object?> action, object? state) : IThreadPoolWorkItem
    {
        public void Execute() => action(state);
    }
}
