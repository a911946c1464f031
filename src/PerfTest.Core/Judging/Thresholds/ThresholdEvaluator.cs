using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>Judges the limits of a plan by what was recorded. Pure.</summary>
internal sealed class ThresholdEvaluator
{
    private readonly SampleView _run;
    private readonly HeadlineMetrics _headline;
    private readonly ImmutableArray<WindowSnapshot> _windows;
    private readonly ImmutableDictionary<Threshold, SlidingReading> _sliding;
    private readonly ImmutableArray<Slice> _slices;
    private readonly ThresholdCourse _course;

    /// <param name="run">The whole run, or what there is of it so far.</param>
    /// <param name="headline">Which metrics a threshold without a metric means.</param>
    /// <param name="windows">The parts of the plan that have begun.</param>
    /// <param name="sliding">How the limits fared that are judged window by window.</param>
    /// <param name="slices">The course of the run, for the moment in which a limit was first exceeded.</param>
    public ThresholdEvaluator(SampleView run, HeadlineMetrics headline, ImmutableArray<WindowSnapshot> windows, ImmutableDictionary<Threshold, SlidingReading> sliding, ImmutableArray<Slice> slices)
    {
        _run = run;
        _headline = headline;
        _windows = windows;
        _sliding = sliding;
        _slices = slices;
        _course = new(run.Plan, headline);
    }

    public ThresholdResult Evaluate(Threshold threshold)
    {
        var (reading, window) = Read(threshold);
        var meaning = reading.Meaning;
        var toShown = reading.Type == MetricType.Trend && meaning?.Aggregation.Kind != AggregationKind.Count && reading.Unit == Unit.Time
            ? TrendScale.PerUnit(Unit.Time)
            : 1.0;
        var result = new ThresholdResult
        {
            Expression = threshold.Source,
            Passed = reading.Passed,
            Metric = reading.Metric,
            Aggregation = ThresholdText.Aggregation(reading),
            Measured = reading.Value / toShown,
            Limit = (meaning?.Limit ?? threshold.Limit) / toShown,
            MeasuredText = ThresholdText.Measured(reading),
            LimitText = ThresholdText.Limit(reading),
            Samples = reading.Samples,
            Note = ThresholdText.Note(reading),
            Scope = threshold.Scope.IsRun ? null : threshold.Scope.ToString(),
            During = threshold.Scope.During,
            IsDefault = threshold.IsDefault,
            Origin = threshold.Origin,
            FirstExceeded = FirstExceeded(reading, window) is { } moment ? Nanoseconds.ToTimeSpan(moment) : null,
        };
        return SlidingOf(threshold) is { } sliding ? Slide(result, sliding) : result;
    }

    /// <summary>What is measured of a threshold, and in which part of the plan. Of stages with the same name in several scenarios: the first one that breaks it.</summary>
    public (ThresholdReading Reading, WindowSnapshot? Window) Read(Threshold threshold)
    {
        if (threshold.Scope.IsRun)
        {
            return (new ThresholdReader(_run, _headline).Read(threshold), null);
        }

        if (SlidingOf(threshold) is { } sliding)
        {
            return (sliding.Worst?.Reading ?? new ThresholdReader(Nothing(), _headline).Read(threshold), null);
        }

        (ThresholdReading, WindowSnapshot?)? first = null;
        foreach (var window in _windows.Where(window => window.Window.IsOf(threshold.Scope)))
        {
            var reading = new ThresholdReader(Within(window), _headline).Read(threshold);
            first ??= (reading, window);
            if (!reading.Passed)
            {
                return (reading, window);
            }
        }

        // The run ended before its part began: nothing was measured in it.
        return first ?? (new ThresholdReader(Nothing(), _headline).Read(threshold), null);
    }

    /// <summary>Up to the planned end, as far as counters are divided by it: their rate leaves out the graceful tail.</summary>
    private SampleView Within(WindowSnapshot window) => new(
        _run.Plan,
        window.Metrics,
        Math.Min(window.To, Math.Max(window.From, Nanoseconds.From(_run.Plan.Duration))) - window.From,
        window.Window.Scenario is { } name ? _run.Plan.Scenarios.First(scenario => scenario.Name == name) : null);

    private SlidingReading? SlidingOf(Threshold threshold) =>
        threshold.Scope.IsSliding ? _sliding.GetValueOrDefault(threshold, new SlidingReading { Threshold = threshold }) : null;

    /// <summary>What was measured in the worst window, and what became of all of them.</summary>
    private static ThresholdResult Slide(ThresholdResult worst, SlidingReading sliding)
    {
        var recovered = sliding.RecoveredAfter is { } after ? Nanoseconds.ToTimeSpan(after) : (TimeSpan?)null;
        return worst with
        {
            Passed = sliding.Passed,
            MeasuredText = sliding.Windows == 0 ? ThresholdText.NoWindow : worst.MeasuredText,
            Note = ThresholdText.Note(sliding),
            FirstExceeded = sliding.Passed || sliding.FirstBroken is not { } broken ? null : Nanoseconds.ToTimeSpan(broken.From),
            RecoveredAfter = recovered,
        };
    }

    private SampleView Nothing() => new(_run.Plan, _run.Metrics.Since(_run.Metrics), 0);

    private long? FirstExceeded(ThresholdReading reading, WindowSnapshot? window)
    {
        if (reading.Passed)
        {
            return null;
        }

        return _course.FirstExceeded(reading, window is null ? _slices : _slices.Where(slice => slice.Start >= window.From && slice.End <= window.To));
    }
}
