using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Judging;

/// <summary>Judges one limit window by window, as snapshots come. One thread at a time; what it has read so far is immutable.</summary>
internal sealed class SlidingThreshold
{
    /// <summary>Of a recovery, a window with fewer samples reaches further back: after a breakdown there may be few.</summary>
    private const int RecoverySamples = 20;

    private readonly LoadPlan _plan;
    private readonly Threshold _threshold;
    private readonly long _length;
    private readonly long _from;
    private readonly long _until;
    private readonly long _tolerance;
    private readonly Scenario? _scenario;
    private readonly SnapshotRing _ring;
    private long _lastBrokenFrom = -1;

    /// <param name="plan">What was asked for.</param>
    /// <param name="threshold">A limit with windows.</param>
    /// <param name="period">From tick to tick, in nanoseconds.</param>
    public SlidingThreshold(LoadPlan plan, Threshold threshold, long period)
    {
        _plan = plan;
        _threshold = threshold;
        PlanSpan span = PlanSpan.Of(threshold.Scope, plan.Scenarios);
        (_from, _until) = (Nanoseconds.From(span.Start), Nanoseconds.From(span.End));
        _scenario = span.Scenario is { } name ? plan.Scenarios.First(scenario => scenario.Name == name) : null;
        _tolerance = period / 2;
        _length = threshold.Scope.Window is { } window ? Nanoseconds.From(window) : (long)(Nanoseconds.From(ThresholdScope.DefaultRecoveryWindow) * plan.TimeScale);
        _ring = new SnapshotRing(IsRecovery ? _until - _from : _length, period);
        Reading = new SlidingReading { Threshold = threshold };
    }

    /// <summary>What there is so far.</summary>
    public SlidingReading Reading { get; private set; }

    /// <summary>When it needs ticks of its own.</summary>
    public ImmutableArray<long> Borders => [_from, _until];

    private bool IsRecovery => _threshold.Scope.RecoversWithin is not null;

    /// <param name="now">A snapshot of now.</param>
    /// <param name="headline">Which metrics a limit without a metric means.</param>
    public void Tick(SnapshotRing.Entry now, HeadlineMetrics headline)
    {
        if (now.At < _from - _tolerance || now.At > _until + _tolerance || !_ring.Add(now))
        {
            return;
        }

        if (_ring.AtOrBefore(now.At - _length) is not { } start)
        {
            return;
        }

        ThresholdReading reading = Read(start, now, headline);
        while (IsRecovery && reading.Samples < RecoverySamples && _ring.Before(start) is { } earlier)
        {
            start = earlier;
            reading = Read(start, now, headline);
        }

        if (reading.Value is null && reading.Mistake is null && !HadWork(start, now))
        {
            return;
        }

        Reading = Add(new SlidingWindowReading(start.At, now.At, reading));
    }

    private ThresholdReading Read(SnapshotRing.Entry start, SnapshotRing.Entry end, HeadlineMetrics headline)
    {
        var window = new SampleView(_plan, end.Metrics.Since(start.Metrics), end.At - start.At, _scenario);
        return new ThresholdReader(window, headline).Read(_threshold);
    }

    private SlidingReading Add(SlidingWindowReading window)
    {
        bool holds = window.Reading.Passed;
        if (!holds)
        {
            _lastBrokenFrom = window.From;
        }

        return Reading with
        {
            Windows = Reading.Windows + 1,
            Broken = Reading.Broken + (holds ? 0 : 1),
            Worst = Reading.Worst is { } worst && !IsWorse(window.Reading, worst.Reading) ? worst : window,
            FirstBroken = Reading.FirstBroken ?? (holds ? null : window),
            RecoveredAfter = !IsRecovery || !holds ? null : Reading.RecoveredAfter ?? Math.Max(0, Math.Max(window.From, _lastBrokenFrom + 1) - _from),
            Watched = window.To - _from,
        };
    }

    /// <summary>Further on the wrong side. No samples is worse than any.</summary>
    private static bool IsWorse(ThresholdReading reading, ThresholdReading than)
    {
        if (reading.Value is not { } value || than.Value is not { } other || reading.Meaning is not { } meaning)
        {
            return reading.Value is null && than.Value is not null;
        }

        return meaning.Comparison switch
        {
            Comparison.LessThan or Comparison.LessOrEqual => value > other,
            Comparison.GreaterThan or Comparison.GreaterOrEqual => value < other,
            _ => !reading.Passed && than.Passed,
        };
    }

    /// <summary>Something was being done, or should have been: then the lack of samples is an outage.</summary>
    private bool HadWork(SnapshotRing.Entry start, SnapshotRing.Entry end) => start.Scenarios.Zip(end.Scenarios)
        .Where(pair => _scenario is null || pair.Second.Scenario == _scenario)
        .Any(pair => pair.Second.Due > pair.First.Due || pair.Second.Started > pair.First.Started || InFlight(pair.First) > 0 || InFlight(pair.Second) > 0);

    private static long InFlight(ScenarioCounters counters) => counters.Started - counters.Completed - counters.Interrupted;
}
