using PerfTest.Measuring;

namespace PerfTest.Judging;

/// <summary>A broken limit in one sentence, with the number.</summary>
internal static class BrokenLimit
{
    public static string Describe(ThresholdResult threshold)
    {
        var when = threshold.FirstExceeded is { } moment ? $", first at {Figures.Moment(moment)}" : "";
        if (threshold.IsDefault && threshold.Measured is { } value)
        {
            return $"{Budget(threshold, value)}{when}.";
        }

        var scope = threshold.Scope is null ? "" : $" {threshold.Scope}";
        if (threshold.Scope?.StartsWith("recovery", StringComparison.Ordinal) == true)
        {
            return $"{threshold.Expression}: no {threshold.Scope}: {threshold.Note ?? threshold.MeasuredText}, {threshold.Aggregation} of {threshold.Metric} {threshold.MeasuredText}.";
        }

        if (threshold.Measured is not { } measured)
        {
            return $"{threshold.Expression} does not hold{scope}: {(threshold.MeasuredText == ThresholdText.NoSamples ? $"{threshold.Metric} has no samples" : threshold.MeasuredText)}.";
        }

        var number = double.IsInfinity(measured) ? threshold.MeasuredText.Replace(": ", " (", StringComparison.Ordinal) + ")," : threshold.MeasuredText + Times(threshold);
        return $"{threshold.Expression} is broken{scope}: {threshold.Aggregation} of {threshold.Metric} was {number} over {Figures.Counted(threshold.Samples, "sample")}{when}.";
    }

    private static string Budget(ThresholdResult threshold, double value)
    {
        var count = Figures.Count(threshold.Samples);
        return threshold.Metric switch
        {
            MetricNames.HttpReqFailed => $"{Figures.Count(Share(threshold, value))} of {count} requests failed ({Figures.Percent(value)}; by default none may)",
            MetricNames.IterationFailed => $"{Figures.Count(Share(threshold, value))} of {count} iterations failed ({Figures.Percent(value)}; by default none may)",
            MetricNames.Checks => $"{Figures.Count(threshold.Samples - Share(threshold, value))} of {count} checks failed ({Figures.Percent(1 - value)}; by default none may)",
            MetricNames.DroppedIterations => $"{Figures.Counted((long)value, "iteration")} never started (by default none may be dropped)",
            _ => $"{threshold.Expression} is broken: {threshold.MeasuredText}",
        };
    }

    private static long Share(ThresholdResult threshold, double value) => (long)Math.Round(value * threshold.Samples);

    private static string Times(ThresholdResult threshold)
    {
        var times = threshold.Measured / threshold.Limit;
        return threshold.LimitText.StartsWith('<') && times is >= 1.05 and < 1e6 ? $", {Figures.Number(Math.Round(times.Value, times < 10 ? 1 : 0), 2)} times the limit," : "";
    }
}
