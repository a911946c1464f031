using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfTest.Adapters;

/// <summary>
/// Asks once a second whether the run is to stop: xUnit v2 tells it only as the answer to a message. A thread of its own asks, because load may keep the thread
/// pool busy.
/// </summary>
internal sealed class Heartbeat : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _thread;

    public Heartbeat(ITest test, IMessageBus messageBus, CancellationTokenSource cancellation)
    {
        _thread = new Thread(() => Beat(test, messageBus, cancellation)) { IsBackground = true, Name = "PerfTest heartbeat" };
        _thread.Start();
    }

    public void Dispose()
    {
        _ended.Set();
        _thread.Join();
        _ended.Dispose();
    }

    private void Beat(ITest test, IMessageBus messageBus, CancellationTokenSource cancellation)
    {
        while (!_ended.Wait(Interval) && !cancellation.IsCancellationRequested)
        {
            // Runners refuse messages they do not know; this one they all know and none shows.
            if (!messageBus.QueueMessage(new BeforeTestFinished(test, nameof(LoadTestAttribute))))
            {
                cancellation.Cancel();
            }
        }
    }
}
