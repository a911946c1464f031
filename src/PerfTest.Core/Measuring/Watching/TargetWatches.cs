using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>All that watches the target during one run.</summary>
/// <param name="plan">Whose times they keep. A smoke run looks once.</param>
/// <param name="clock">Through which they wait.</param>
/// <param name="watches">What looks.</param>
internal sealed class TargetWatches(LoadPlan plan, ILoadClock clock, IReadOnlyList<ITargetWatch> watches) : IDisposable
{
    private readonly CancellationTokenSource _cut = new();
    private PeriodicLook[] _looks = [];

    /// <summary>At t=0 of the plan.</summary>
    /// <param name="now">Nanoseconds from t=0.</param>
    /// <param name="fault">Told what a watch throws: a defect of ours.</param>
    public void Start(long now, Action<Exception> fault)
    {
        long origin = clock.Now - now;
        _looks = [.. watches.Select(watch => new PeriodicLook(watch, clock, fault, _cut.Token))];
        foreach (PeriodicLook look in _looks)
        {
            look.Start(origin, plan.Mode == RunMode.Full ? origin + Nanoseconds.From(plan.Duration) : origin);
        }
    }

    /// <summary>Completes when the last look has ended.</summary>
    /// <param name="cut">The run was stopped: nobody waits for answers that are on their way.</param>
    public async Task EndAsync(bool cut)
    {
        Task ended = Task.WhenAll(_looks.Select(look => look.EndAsync()));
        if (cut)
        {
            await _cut.CancelAsync();
        }

        await ended;
    }

    public void Dispose()
    {
        foreach (IDisposable watch in watches.OfType<IDisposable>())
        {
            watch.Dispose();
        }

        _cut.Dispose();
    }
}
