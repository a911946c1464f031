namespace PerfTest.Running;
internal sealed class PrecisionSleeper : IDisposable
{
    public static PrecisionSleeper Create() => new();
    private readonly AutoResetEvent _e = new(false);
    public void SleepUntil(long d) { long ns = d - MonotonicTime.Now; if (ns > 0) _e.WaitOne((int)Math.Min(1000, (ns + 999999) / 1000000)); }
    public void Wake() => _e.Set();
    public void Dispose() => _e.Dispose();
}
