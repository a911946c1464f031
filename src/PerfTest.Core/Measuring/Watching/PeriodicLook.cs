using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>
/// When one watch looks: at t=0 and from then on each period, before the plan's end. The pacer says when, and a thread of its own does it: neither waits for a pool
/// that is starved. A look that is due while the one before still goes on is left out.
/// </summary>
internal sealed class PeriodicLook : ClockTimer, IThreadPoolWorkItem
{
    private readonly ITargetWatch _watch;
    private readonly ILoadClock _clock;
    private readonly IDedicatedThread _thread;
    private readonly Action<Exception> _fault;
    private readonly CancellationToken _cut;
    private readonly Lock _gate = new();
    private readonly long _period;
    private long _end;
    private bool _ended;
    private bool _looking;

    /// <param name="watch">What looks.</param>
    /// <param name="clock">Through which it waits.</param>
    /// <param name="fault">Told what a watch throws: a defect of ours.</param>
    /// <param name="cut">Fires when nobody waits for answers any more.</param>
    public PeriodicLook(ITargetWatch watch, ILoadClock clock, Action<Exception> fault, CancellationToken cut)
    {
        _watch = watch;
        _cut = cut;
        _clock = clock;
        _fault = fault;
        _period = Nanoseconds.From(watch.Every);
        _thread = clock.StartThread("PerfTest watch");
    }

    /// <summary>Looks for the first time, now.</summary>
    /// <param name="origin">t=0 on the clock's scale.</param>
    /// <param name="end">Nothing is due from here on.</param>
    public void Start(long origin, long end)
    {
        _end = end;
        Begin();
        ScheduleFrom(origin);
    }

    public override void Fire()
    {
        if (!Begin())
        {
            _watch.Skipped();
        }

        ScheduleFrom(Due);
    }

    /// <summary>No look begins any more. Completes when the one that goes on has ended.</summary>
    public Task EndAsync()
    {
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _ended = true;
            _thread.Post(new Last(this, last));
            _thread.Dispose();
        }

        _clock.Cancel(this);
        return last.Task;
    }

    void IThreadPoolWorkItem.Execute()
    {
        try
        {
            _watch.Look(_cut);
        }
        catch (Exception exception)
        {
            _fault(exception);
        }

        lock (_gate)
        {
            _looking = false;
        }
    }

    /// <summary>False: the one before goes on.</summary>
    private bool Begin()
    {
        lock (_gate)
        {
            if (_looking)
            {
                return false;
            }

            if (!_ended)
            {
                _looking = true;
                _thread.Post(this);
            }

            return true;
        }
    }

    /// <summary>After a pause of this process the looks that were missed are not made up for: they would be load.</summary>
    private void ScheduleFrom(long last)
    {
        long next = last + _period;
        long now = _clock.Now;
        if (next <= now)
        {
            next += ((now - next) / _period * _period) + _period;
        }

        lock (_gate)
        {
            if (!_ended && next < _end)
            {
                _clock.Schedule(this, next);
            }
        }
    }

    private sealed class Last(PeriodicLook look, TaskCompletionSource ended) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            try
            {
                look._watch.Finish();
            }
            catch (Exception exception)
            {
                look._fault(exception);
            }

            ended.SetResult();
        }
    }
}
