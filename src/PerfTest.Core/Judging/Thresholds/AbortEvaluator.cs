using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>Judges, while the run goes, the limits that end it. A limit that more samples could still heal by themselves is not judged yet. Pure.</summary>
internal sealed class AbortEvaluator
{
    /// <summary>A percentile is judged once so many samples lie above it.</summary>
    private const int SamplesAbovePercentile = 10;

    private readonly LoadPlan _plan;
    private readonly ImmutableArray<Threshold> _thresholds;
    private readonly LimitedMetrics _metrics;

    public AbortEvaluator(LoadPlan plan)
    {
        _plan = plan;
        _thresholds = [.. plan.Thresholds.Where(threshold => threshold.AbortOnFail)];
        _metrics = new LimitedMetrics(_thresholds);
    }

    /// <summary>Whether there is any such limit; if not, no snapshot needs to be taken.</summary>
    public bool HasLimits => !_thresholds.IsEmpty;

    /// <summary>Whether a limit is judged in a part of the plan, so that the windows are needed.</summary>
    public bool NeedsWindows => _thresholds.Any(threshold => !threshold.Scope.IsRun);

    /// <summary>Of a snapshot only these metrics are looked at.</summary>
    public bool Needs(Metric metric) => _metrics.Contain(metric);

    /// <summary>The first limit that is broken now, as a sentence; null if none is.</summary>
    /// <param name="now">Nanoseconds from t=0.</param>
    /// <param name="metrics">What was recorded so far.</param>
    /// <param name="windows">The parts of the plan that have begun.</param>
    /// <param name="sliding">How the limits fared that are judged window by window.</param>
    public string? FindBroken(long now, MetricsSnapshot metrics, ImmutableArray<WindowSnapshot> windows, ImmutableDictionary<Threshold, SlidingReading> sliding)
    {
        // A counter's rate over the planned time only grows: once it is too high it stays so.
        var run = new SampleView(_plan, metrics, Nanoseconds.From(_plan.Duration));
        var evaluator = new ThresholdEvaluator(run, HeadlineMetrics.Of(run), windows, sliding, []);
        foreach (var threshold in _thresholds)
        {
            if (now < Nanoseconds.From(threshold.DelayAbortEval))
            {
                continue;
            }

            if (threshold.Scope.RecoversWithin is { } within)
            {
                if (sliding[threshold] is { } recovery && IsLost(recovery, Nanoseconds.From(within)))
                {
                    return $"The threshold '{threshold.Source}' (AbortOnFail) had no {threshold.Scope}: {Figures.Span(Nanoseconds.ToTimeSpan(recovery.Watched))} after it, the limit did not hold.";
                }

                continue;
            }

            var (reading, _) = evaluator.Read(threshold);
            bool isOutage = threshold.Scope.IsSliding && sliding[threshold].FirstBroken?.Reading.Value is null && sliding[threshold].Broken > 0;
            if (!reading.Passed && (isOutage || IsDue(reading)))
            {
                return $"The threshold '{threshold.Source}' (AbortOnFail) was broken at {Figures.Moment(Nanoseconds.ToTimeSpan(now))}: "
                    + $"{ThresholdText.Aggregation(reading)} of {reading.Metric} was {ThresholdText.Measured(reading)}, of {Figures.Counted(reading.Samples, "sample")}.";
            }
        }

        return null;
    }

    /// <summary>Too late to recover in time, whatever comes.</summary>
    private static bool IsLost(SlidingReading recovery, long within) =>
        recovery.RecoveredAfter is { } after ? after > within : recovery.Windows > 0 && recovery.Watched - (recovery.Worst!.To - recovery.Worst.From) > within;

    private static bool IsDue(ThresholdReading reading)
    {
        if (reading.Value is not { } value || reading.Meaning is not { } meaning)
        {
            return false;
        }

        if (ThresholdCourse.IsLowerLimitOnCounter(reading.Type, meaning))
        {
            return meaning.Comparison == Comparison.Equal && value > meaning.Limit;
        }

        return meaning.Aggregation.Kind != AggregationKind.Percentile
            || reading.Total * (1 - (meaning.Aggregation.Percentile / 100)) >= SamplesAbovePercentile - 1e-6;
    }
}
