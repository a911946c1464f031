using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>Watches a process: its memory and whether that grows, its CPU, whether it goes on.</summary>
/// <param name="process">Which.</param>
/// <param name="name">The tag <c>target</c>; null: none.</param>
/// <param name="recorder">Where it is kept.</param>
/// <param name="clock">By which CPU is measured.</param>
internal class ProcessWatch(IWatchedProcess process, string? name, RunRecorder recorder, ILoadClock clock) : ITargetWatch
{
    private readonly MemoryCourse _course = new();
    private ProcessReading? _last;
    private long _lastAt;

    public TimeSpan Every => Nanoseconds.ToTimeSpan(recorder.SlicePeriod);

    protected MetricStore Store => recorder.Store;

    /// <summary>Of all samples.</summary>
    protected TagSet Tags { get; } = name is null ? recorder.Store.NoTags : recorder.Store.NoTags.With(TagNames.Target, name);

    public virtual void Look(CancellationToken cut)
    {
        long now = clock.Now;
        ProcessReading? reading = process.Read();

        // A counter that exists has counted: none so far is a result.
        CounterSeries restarts = Counter(TargetMetrics.Restarts);
        if (_last is { } before && reading?.Identity != before.Identity)
        {
            restarts.Add(1);
        }
        else if (_last is { } last && reading is { } latest && now > _lastAt)
        {
            Trend(TargetMetrics.Cpu, (double)(latest.CpuTime - last.CpuTime) / (now - _lastAt));
        }

        if (reading is { } found)
        {
            Gauge(TargetMetrics.Memory, found.Memory);
            _course.Add(found.Memory);
        }

        (_last, _lastAt) = (reading, now);
    }

    public virtual void Finish()
    {
        if (_course.Growth is { } growth)
        {
            Gauge(TargetMetrics.MemoryGrowth, Math.Max(0, growth));
        }
    }

    protected void Gauge(KnownMetric metric, double value) => Store.GetGauge(Store.Define(metric), Tags).Set(value);

    protected CounterSeries Counter(KnownMetric metric) => Store.GetCounter(Store.Define(metric), Tags);

    protected void Trend(KnownMetric known, double value)
    {
        Metric metric = Store.Define(known);
        Store.GetTrend(metric, Tags).Record(TrendScale.ToRecorded(metric, value));
    }
}
