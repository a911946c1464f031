using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>A threshold's reading in words.</summary>
internal static class ThresholdText
{
    public const string NoSamples = "no samples";

    /// <summary>The run was over before the first window was.</summary>
    public const string NoWindow = "no window was complete";

    /// <summary>What is divided by too few requests, or is others' too, is no cost of one.</summary>
    public const string NotMeasurable = "not measurable: it takes 10,000 requests to an application in this process, and no other tests in it meanwhile";

    private const int MostDigits = 9;

    /// <summary><c>812 ms</c>, <c>1.25 %</c>, <c>41.2/s</c>, <c>no samples</c>, <c>not reached: 9.9 % never started</c>.</summary>
    public static string Measured(ThresholdReading reading)
    {
        if (reading.Mistake is { } mistake)
        {
            return $"cannot be judged: {mistake.Problem}";
        }

        if (reading.Value is not { } value || reading.Meaning is not { } meaning)
        {
            return reading.Threshold.Metric == TargetMetrics.AllocatedPerRequest.Name || reading.Threshold.Metric == TargetMetrics.Allocated.Name ? NotMeasurable : NoSamples;
        }

        if (double.IsPositiveInfinity(value))
        {
            return $"not reached: {Figures.Percent(reading.NeverStartedShare, 1)} never started";
        }

        if (reading.Type == MetricType.Rate)
        {
            return Figures.Percent(value);
        }

        // What is on the other side of the limit must not be shown as equal to it.
        var digits = 3;
        while (digits < MostDigits && value != meaning.Limit && Value(reading, value, digits) == Value(reading, meaning.Limit, digits))
        {
            digits++;
        }

        return Value(reading, value, digits);
    }

    /// <summary><c>&lt; 500 ms</c>: the number and the unit as written; a bare number of a time is milliseconds.</summary>
    public static string Limit(ThresholdReading reading)
    {
        var expression = reading.Threshold.Expression;
        var number = Invariant($"{expression.Limit:#,0.############}");
        var unit = expression.Unit == LimitUnit.None && reading is { Type: MetricType.Trend, Unit: Unit.Time } && IsOfUnit(reading) ? "ms" : expression.Unit.Name();
        var gap = unit.Length == 0 || unit[0] == '/' ? "" : " ";
        return $"{expression.Comparison.Symbol()} {number}{gap}{unit}";
    }

    /// <summary><c>p(95)</c>, <c>rate</c>.</summary>
    public static string Aggregation(ThresholdReading reading) =>
        reading.Meaning?.Aggregation.ToString() ?? reading.Threshold.Aggregation?.ToString() ?? "";

    public static string? Note(ThresholdReading reading)
    {
        if (reading.IsVacuous)
        {
            return "nothing to judge";
        }

        if (reading.Meaning is not { } meaning || reading.Value is null)
        {
            return null;
        }

        var name = Percentiles.Name(meaning.Aggregation.Percentile);
        if (reading.IsExtreme)
        {
            return $"{name} of {Figures.Counted(reading.Samples, "sample")} is their maximum";
        }

        var isOfStarted = reading.NeverStartedShare > 0 && meaning.Aggregation.Kind is AggregationKind.Avg or AggregationKind.Max or AggregationKind.Min;
        return isOfStarted ? $"of those started; {Figures.Percent(reading.NeverStartedShare, 1)} never did" : null;
    }

    /// <summary><c>worst at 1:20–1:50; 3 of 271 windows do not hold</c>, <c>recovered after 23 s, worst at 3:20–3:25</c>, <c>held from its end on, …</c>.</summary>
    public static string? Note(SlidingReading sliding)
    {
        if (sliding.Worst is not { } worst)
        {
            return null;
        }

        var where = $"worst at {Moment(worst.From)}–{Moment(worst.To)}";
        if (sliding.Threshold.Scope.RecoversWithin is null)
        {
            return sliding.Broken == 0 ? where : $"{where}; {Figures.Count(sliding.Broken)} of {Figures.Counted(sliding.Windows, "window")} do not hold";
        }

        return sliding.RecoveredAfter is { } after
            ? $"{(after == 0 ? "held from its end on" : $"recovered after {Figures.Span(Nanoseconds.ToTimeSpan(after))}")}, {where}"
            : $"not recovered in the {Figures.Span(Nanoseconds.ToTimeSpan(sliding.Watched))} that were watched, {where}";
    }

    /// <summary>A value of the reading's kind, in its unit.</summary>
    public static string Value(ThresholdReading reading, double value, int digits = 3) => (reading.Type, reading.Meaning?.Aggregation.Kind) switch
    {
        (MetricType.Trend, AggregationKind.Count) => Figures.Count((long)value),
        (MetricType.Rate, _) => Figures.Percent(value),
        (MetricType.Counter, AggregationKind.Rate) when reading.Unit == Unit.Bytes => Figures.Bytes(value, digits) + "/s",
        (MetricType.Counter, AggregationKind.Rate) when reading.Threshold.Unit == LimitUnit.PerMinute => Figures.Number(value * 60, digits) + "/m",
        (MetricType.Counter, AggregationKind.Rate) => Figures.PerSecond(value, digits),
        (MetricType.Counter, _) when reading.Unit == Unit.None => Figures.Number(value, Math.Max(digits, 9)),
        _ => UnitText.Of(reading.Unit, value, digits),
    };

    private static string Moment(long at) => Figures.Moment(Nanoseconds.ToTimeSpan(at));

    private static bool IsOfUnit(ThresholdReading reading) => reading.Meaning?.Aggregation.Kind != AggregationKind.Count;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
