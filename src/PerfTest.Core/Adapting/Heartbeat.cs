namespace PerfTest.Adapting;

/// <summary>
/// Asks time and again whether the framework wants the run to stop. A thread of its own asks, because load may keep the thread pool busy.
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
        _thread.Join();
        _ended.Dispose();
    }

    private void Beat(Func<bool> mustStop, CancellationTokenSource cancellation, TimeSpan interval)
    {
        while (!_ended.Wait(interval) && !cancellation.IsCancellationRequested)
        {
            if (mustStop())
            {
                cancellation.Cancel();
            }
        }
    }
}
