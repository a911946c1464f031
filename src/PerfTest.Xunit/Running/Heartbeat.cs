using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfTest.Adapters;

/// <summary>
/// Asks time and again whether the run is to stop: xUnit v2 tells it only as the answer to a message. A thread of its own asks, because load may keep the thread
/// pool busy.
/// </summary>
internal sealed class Heartbeat : IDisposable
{
    private readonly TimeSpan _interval;
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _thread;

    public Heartbeat(ITest test, IMessageBus messageBus, CancellationTokenSource cancellation, TimeSpan interval)
    {
        _interval = interval;
        _thread = new Thread(() => Beat(test, messageBus, cancellation)) { IsBackground = true, Name = "PerfTest heartbeat" };
        _thread.Start();
    }

    public void Dispose()
    {
        _ended.Set();

        // What waits for the cancellation may go on within the cancelling call, and so get here on this very thread.
        if (Thread.CurrentThread != _thread)
        {
            _thread.Join();
        }

        _ended.Dispose();
    }

    private void Beat(ITest test, IMessageBus messageBus, CancellationTokenSource cancellation)
    {
        while (!_ended.Wait(_interval))
        {
            // Runners refuse messages they do not know; this one they all know and none shows.
            if (!messageBus.QueueMessage(new BeforeTestFinished(test, nameof(LoadTestAttribute))))
            {
                cancellation.Cancel();
                return;
            }
        }
    }
}
