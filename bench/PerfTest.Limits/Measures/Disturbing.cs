namespace PerfTest.Bench;

/// <summary>A <see cref="Disturbance"/> while it lasts.</summary>
internal sealed class Disturbing : IDisposable
{
    private const int Blocked = 64;

    private readonly ManualResetEventSlim _end = new();

    /// <summary>Returns when the disturbance is in force.</summary>
    public static Disturbing Start(Disturbance kind)
    {
        var disturbing = new Disturbing();
        switch (kind)
        {
            case Disturbance.Collections:
                new Thread(disturbing.Collect) { IsBackground = true }.Start();
                break;
            case Disturbance.BlockedPool:
                disturbing.Block();
                break;
            default:
                break;
        }

        return disturbing;
    }

    public void Dispose() => _end.Set();

    private void Collect()
    {
        // Something for the collector to look at.
        var kept = new List<byte[]>();
        for (int n = 0; n < 100_000; n++)
        {
            kept.Add(new byte[100]);
        }

        while (!_end.Wait(TimeSpan.FromMilliseconds(100)))
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        }

        GC.KeepAlive(kept);
    }

    private void Block()
    {
        ThreadPool.GetMinThreads(out int workers, out int ports);

        // Else the pool would take half a minute to bring them up one by one.
        ThreadPool.SetMinThreads(Blocked + workers, ports);
        using var entered = new CountdownEvent(Blocked);
        for (int n = 0; n < Blocked; n++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                _ =>
                {
                    entered.Signal();
                    _end.Wait();
                },
                null);
        }

        entered.Wait();
    }
}
