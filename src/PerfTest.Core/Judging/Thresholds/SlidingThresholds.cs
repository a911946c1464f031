using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Judging;

/// <summary>The limits of a plan that are judged window by window. One thread ticks; any may read.</summary>
internal sealed class SlidingThresholds
{
    private readonly LoadPlan _plan;
    private readonly ImmutableArray<SlidingThreshold> _thresholds;
    private readonly LimitedMetrics _metrics;
    private ImmutableDictionary<Threshold, SlidingReading> _readings;

    /// <param name="plan">What was asked for.</param>
    /// <param name="period">From tick to tick, in nanoseconds.</param>
    public SlidingThresholds(LoadPlan plan, long period)
    {
        _plan = plan;
        ImmutableArray<Threshold> sliding = [.. plan.Thresholds.Where(threshold => threshold.Scope.IsSliding)];
        _thresholds = [.. sliding.Select(threshold => new SlidingThreshold(plan, threshold, period))];
        _metrics = new LimitedMetrics(sliding);
        _readings = ReadingsNow();
    }

    /// <summary>Whether there are any; if not, no snapshot needs to be taken.</summary>
    public bool Any => !_thresholds.IsEmpty;

    /// <summary>When they need ticks of their own, in nanoseconds from t=0.</summary>
    public IEnumerable<long> Borders => _thresholds.SelectMany(threshold => threshold.Borders);

    /// <summary>How each has fared so far.</summary>
    public ImmutableDictionary<Threshold, SlidingReading> Readings => Volatile.Read(ref _readings);

    /// <summary>Of a snapshot only these metrics are looked at.</summary>
    public bool Needs(Metric metric) => _metrics.Contain(metric);

    /// <param name="tick">What the engine says.</param>
    /// <param name="metrics">What was recorded so far.</param>
    public void Tick(EngineTick tick, MetricsSnapshot metrics)
    {
        var run = new SampleView(_plan, metrics, Nanoseconds.From(_plan.Duration));
        HeadlineMetrics headline = HeadlineMetrics.Of(run);
        var now = new SnapshotRing.Entry(tick.Now, metrics, [.. tick.Scenarios]);
        foreach (SlidingThreshold threshold in _thresholds)
        {
            threshold.Tick(now, headline);
        }

        Volatile.Write(ref _readings, ReadingsNow());
    }

    private ImmutableDictionary<Threshold, SlidingReading> ReadingsNow() =>
        _thresholds.ToImmutableDictionary(threshold => threshold.Reading.Threshold, threshold => threshold.Reading);
}
