using System.Threading.Tasks.Sources;

namespace PerfTest.Running;

/// <summary>A virtual user's pause: completed by the pacer's timer, cut short by the user's CancellationToken. Reusable, so that thinking allocates nothing.</summary>
internal sealed class VuWait : ClockTimer, IValueTaskSource, IThreadPoolWorkItem
{
    private const int Free = 0;
    private const int Waiting = 1;
    private const int Ended = 2;

    private readonly ILoadClock _clock;
    private ManualResetValueTaskSourceCore<bool> _core;
    private CancellationTokenRegistration _registration;
    private CancellationToken _token;
    private int _state;
    private bool _cancelled;

    public VuWait(ILoadClock clock) => _clock = clock;

    /// <summary>Takes this object for one pause; false if it is in use by another.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Waiting, Free) == Free;

    public ValueTask UntilAsync(long due, CancellationToken token)
    {
        _core.Reset();
        _token = token;
        _cancelled = false;
        short version = _core.Version;

        // Registered before the timer is set: from then on either of the two ends the pause, and whichever comes second finds it ended.
        _registration = token.UnsafeRegister(static (state, _) => ((VuWait)state!).OnCancelled(), this);
        _clock.Schedule(this, due);
        if (Volatile.Read(ref _cancelled))
        {
            _clock.Cancel(this);
        }

        return new ValueTask(this, version);
    }

    public override void Fire()
    {
        // A firing that a cancellation overtook may arrive when the object already serves the next pause: that one is not due yet.
        if (_clock.Now >= Due && Interlocked.CompareExchange(ref _state, Ended, Waiting) == Waiting)
        {
            _clock.Dispatch(this);
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        _registration.Unregister();
        if (_cancelled)
        {
            _core.SetException(new OperationCanceledException(_token));
        }
        else
        {
            _core.SetResult(true);
        }
    }

    void IValueTaskSource.GetResult(short token)
    {
        // Free again only now: before this nobody may reuse it, after this nobody may look at it.
        try
        {
            _core.GetResult(token);
        }
        finally
        {
            Volatile.Write(ref _state, Free);
        }
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    private void OnCancelled()
    {
        if (Interlocked.CompareExchange(ref _state, Ended, Waiting) == Waiting)
        {
            Volatile.Write(ref _cancelled, true);
            _clock.Cancel(this);
            _clock.Dispatch(this);
        }
    }
}
