using System.Diagnostics;

namespace PerfTest.Bench;

/// <summary>Processor time of this process while requests count, read on a thread of its own.</summary>
internal sealed class Window
{
    private readonly TaskCompletionSource<(double Seconds, double ProcessorSeconds)> _measured = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeSpan _duration;
    private int _open;

    public Window(TimeSpan duration) => _duration = duration;

    public Task<(double Seconds, double ProcessorSeconds)> Measured => _measured.Task;

    /// <summary>Opens it, the first time. Cheap enough for every request.</summary>
    public void Open()
    {
        if (_open == 0 && Interlocked.Exchange(ref _open, 1) == 0)
        {
            new Thread(Watch) { IsBackground = true, Priority = ThreadPriority.Highest }.Start();
        }
    }

    private void Watch()
    {
        long begun = Stopwatch.GetTimestamp();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        Thread.Sleep(_duration);
        _measured.SetResult((Stopwatch.GetElapsedTime(begun).TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds));
    }
}
