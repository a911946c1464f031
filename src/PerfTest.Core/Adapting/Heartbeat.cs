namespace PerfTest.Adapting;

/// <summary>
/// Asks time and again whether the framework wants the run to stop, for frameworks that do not tell. A thread of its own asks, because load may keep the thread
/// pool busy.
/// </summary>
internal sealed class Heartbeat : IDisposable
{
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _thread;

    /// <param name="mustStop">Asks the framework; must not throw.</param>
    /// <param name="cancellation">Is cancelled when the answer is yes.</param>
    /// <param name="interval">How often it is asked.</param>
    public Heartbeat(Func<bool> mustStop, CancellationTokenSource cancellation, TimeSpan interval)
    {
        _thread = new Thread(() => Beat(mustStop, cancellation, interval)) { IsBackground = true, Name = "PerfTest heartbeat" };
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

    private void Beat(Func<bool> mustStop, CancellationTokenSource cancellation, TimeSpan interval)
    {
        while (!_ended.Wait(interval))
        {
            if (mustStop())
            {
                cancellation.Cancel();
                return;
            }
        }
    }
}
