using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>A token that fires after a time by the pacer's clock, or with another one. What it fires runs on a thread of its own.</summary>
internal sealed class CutOff : ClockTimer, IThreadPoolWorkItem, IDisposable
{
    private readonly ILoadClock _clock;
    private readonly CancellationTokenSource _source;
    private readonly Lock _gate = new();
    private bool _hasCome;
    private bool _disposed;

    /// <param name="clock">Through which it waits.</param>
    /// <param name="after">Nanoseconds.</param>
    /// <param name="other">The other token.</param>
    public CutOff(ILoadClock clock, long after, CancellationToken other)
    {
        _clock = clock;
        _source = CancellationTokenSource.CreateLinkedTokenSource(other);
        clock.Schedule(this, clock.Now + after);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>The time is over.</summary>
    public bool HasCome => Volatile.Read(ref _hasCome);

    /// <summary>On the pacer, which must not run what is registered with the token: it may be the user's.</summary>
    public override void Fire()
    {
        Volatile.Write(ref _hasCome, true);
        using IDedicatedThread thread = _clock.StartThread("PerfTest cut-off");
        thread.Post(this);
    }

    public void Execute()
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _source.Cancel();
            }
        }
    }

    public void Dispose()
    {
        _clock.Cancel(this);
        lock (_gate)
        {
            _disposed = true;
            _source.Dispose();
        }
    }
}
