using System.Runtime.ExceptionServices;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>
/// Watches this process where it is the target, too: everything that a process tells of itself to others, and what only the runtime knows. Before the first request
/// to an application in memory nothing is kept: of a live target this process is no part.
/// </summary>
internal sealed class InMemoryWatch : ProcessWatch, IDisposable
{
    private readonly RunRecorder _recorder;
    private readonly AllocationTerms _terms;
    private HealthReading? _first;
    private HealthReading? _last;
    private long _exceptionsCounted;
    private long _contentions = Monitor.LockContentionCount;
    private long _exceptions;

    /// <param name="name">The tag <c>target</c>; null: none.</param>
    /// <param name="recorder">Where it is kept.</param>
    /// <param name="clock">By which CPU is measured.</param>
    /// <param name="terms">Whose the allocated bytes are.</param>
    public InMemoryWatch(string? name, RunRecorder recorder, ILoadClock clock, AllocationTerms terms)
        : base(new OwnProcess(), name, recorder, clock)
    {
        _recorder = recorder;
        _terms = terms;
        AppDomain.CurrentDomain.FirstChanceException += OnException;
    }

    public override void Look(CancellationToken cut)
    {
        HealthReading reading = HealthReading.Take();
        _first ??= reading;
        long contentions = Monitor.LockContentionCount;
        long exceptions = Interlocked.Read(ref _exceptions);
        if (_recorder.SawHostInProcess)
        {
            base.Look(cut);
            Gauge(TargetMetrics.Heap, GC.GetTotalMemory(forceFullCollection: false));
            Trend(TargetMetrics.PoolQueue, reading.PoolQueue);
            Counter(TargetMetrics.Exceptions).Add(exceptions - _exceptionsCounted);
            Counter(TargetMetrics.LockContentions).Add(contentions - _contentions);
            if (_last is { } last)
            {
                Trend(TargetMetrics.GcPause, Milliseconds(reading.GcPause - last.GcPause));
            }
        }

        (_last, _contentions, _exceptionsCounted) = (reading, contentions, exceptions);
    }

    public override void Finish()
    {
        if (!_recorder.SawHostInProcess)
        {
            return;
        }

        Look(CancellationToken.None);
        base.Finish();

        // From the first look on, at t=0: what the warm-up took has no requests that count.
        long requests = Store.Snapshot(metric => metric == Store.BuiltIn.HttpReqs).Counter(MetricNames.HttpReqs)?.Count ?? 0;
        if (_terms.PerRequest(_last!.Value.Allocated - _first!.Value.Allocated, requests) is not { } bytes)
        {
            return;
        }

        Gauge(TargetMetrics.AllocatedPerRequest, bytes);
        if (_terms.OfTarget(bytes) is { } own)
        {
            Gauge(TargetMetrics.Allocated, own);
        }
    }

    public void Dispose() => AppDomain.CurrentDomain.FirstChanceException -= OnException;

    private static double Milliseconds(long nanoseconds) => (double)nanoseconds / Nanoseconds.PerMillisecond;

    private void OnException(object? sender, FirstChanceExceptionEventArgs e) => Interlocked.Increment(ref _exceptions);
}
