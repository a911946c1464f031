using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>What can stop a run from outside: the caller's token and the framework's time limit. Both are graceful.</summary>
internal sealed class RunStop : IDisposable
{
    private readonly PacerClock _clock;
    private readonly CancellationTokenRegistration _registration;
    private readonly ActionTimer? _timeout;

    public RunStop(IRunControl run, PacerClock clock, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        _clock = clock;
        _registration = cancellationToken.UnsafeRegister(static state => ((IRunControl)state!).Stop(StopCause.Cancelled, "the test framework cancelled the test"), run);
        if (timeout is { } limit)
        {
            // On the pacer: a time limit that needs the thread pool would not come when the pool is blocked.
            _timeout = new ActionTimer(run, () => run.Stop(StopCause.Cancelled, $"the test's Timeout of {DurationText.Print(limit)} was over"));
            _clock.Schedule(_timeout, _clock.Now + Nanoseconds.From(limit));
        }
    }

    public void Dispose()
    {
        _registration.Dispose();
        if (_timeout is not null)
        {
            _clock.Cancel(_timeout);
        }
    }
}
