using System.Globalization;
using System.Net;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>Probes the target: sends a request outside all virtual users, and keeps how long the answer took and whether it was expected.</summary>
/// <param name="probe">What is sent.</param>
/// <param name="client">With what.</param>
/// <param name="recorder">Where it is kept.</param>
/// <param name="clock">By which it is timed. Time-outs are the pacer's: those of .NET come through the pool.</param>
internal sealed class ProbeWatch(Probe probe, ProbeClient client, RunRecorder recorder, ILoadClock clock) : ITargetWatch
{
    private readonly MetricStore _store = recorder.Store;
    private readonly Metric _duration = recorder.Store.Define(probe.Duration);
    private readonly Metric _failed = recorder.Store.Define(probe.Failed);
    private readonly CounterSeries _skipped = recorder.Store.GetCounter(recorder.Store.Define(probe.Skipped), recorder.Store.NoTags);

    public TimeSpan Every => probe.Every;

    public void Look(CancellationToken cut)
    {
        using var timeout = new CutOff(clock, Nanoseconds.From(probe.Timeout), cut);
        long start = clock.Now;
        int status = 0;
        string? problem;
        try
        {
            status = (int)client.Send(probe.Address, timeout.Token);
            problem = probe.ExpectedStatuses.Contains(status) ? null : $"{status} {(HttpStatusCode)status}, expected {probe.ExpectedStatuses}";
        }
        catch (Exception exception)
        {
            // Whatever a client throws, that of handlers of the user's own too: there was no answer.
            if (cut.IsCancellationRequested)
            {
                return;
            }

            problem = timeout.HasCome ? $"no answer within {DurationText.Print(probe.Timeout)}" : HttpError.ReasonOf(exception);
        }

        Record(clock.Now - start, status, problem);
    }

    public void Skipped() => _skipped.Add(1);

    private void Record(long duration, int status, string? problem)
    {
        TagSet tags = _store.NoTags.With(TagNames.Status, status.ToString(CultureInfo.InvariantCulture));
        _store.GetTrend(_duration, tags).Record(duration);
        _store.GetRate(_failed, tags).Record(problem is not null);
        if (problem is not null)
        {
            recorder.Errors.Record("", $"probe {probe.Name}", $"GET {probe.Address}: {problem}");
        }
    }
}
