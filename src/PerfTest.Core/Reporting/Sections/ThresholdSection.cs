using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>Every limit: whether it held, what was measured, over how many samples.</summary>
internal static class ThresholdSection
{
    private static readonly string[] Budgeted = [MetricNames.HttpReqFailed, MetricNames.IterationFailed, MetricNames.Checks];

    public static IEnumerable<string> Lines(LoadResult result)
    {
        // A budget that nobody wrote over what nobody measured is not worth a line.
        var judged = result.Thresholds.Where(threshold => !(threshold.IsDefault && threshold.Measured is null)).ToList();
        var table = new TextTable(TextTable.Column.Left(54), TextTable.Column.Right, TextTable.Column.Right, TextTable.Column.Right);
        table.Add("", "limit", "measured", "samples");
        foreach (var threshold in judged)
        {
            table.Add($"{(threshold.Passed ? "✓" : "✗")} {Ellipsis.OneLine(threshold.Expression)}", threshold.LimitText, Measured(threshold), Figures.Count(threshold.Samples));
        }

        yield return "THRESHOLDS";
        if (judged.Count == 0)
        {
            yield return "  none";
        }
        else
        {
            foreach (var line in table.Lines().Zip(judged.Select(Remarks).Prepend([])).SelectMany(row => WithRemarks(row.First, row.Second)))
            {
                yield return line;
            }
        }

        if (result.Record.Plan.Thresholds.Any(threshold => threshold.Metric is null))
        {
            yield return $"  limits without a metric judge {result.Latency.Name}";
        }

        if (NotEnforced(result) is { Length: > 0 } values)
        {
            yield return $"  not enforced: {values}";
        }
    }

    /// <summary>Behind the row where there is room, else below it.</summary>
    private static IEnumerable<string> WithRemarks(string row, IEnumerable<string> remarks)
    {
        var text = string.Join("; ", remarks);
        return text.Length == 0 ? [row] : row.Length + 2 + text.Length <= TextReport.Width ? [$"{row}  {text}"] : [row, .. Sheet.Paragraph(text, "      ")];
    }

    private static string Measured(ThresholdResult threshold) => threshold.Measured switch
    {
        null when threshold.MeasuredText != ThresholdText.NoSamples => "not judged",
        double.PositiveInfinity => "not reached",
        _ => threshold.MeasuredText,
    };

    private static IEnumerable<string> Remarks(ThresholdResult threshold)
    {
        if (threshold.Scope is { } scope)
        {
            yield return scope;
        }

        if (threshold.IsDefault)
        {
            yield return "default";
        }
        else if (threshold.Origin != "[Threshold]")
        {
            yield return threshold.Origin;
        }

        if (threshold.Measured is { } value && double.IsInfinity(value))
        {
            yield return threshold.MeasuredText["not reached: ".Length..];
        }
        else if (threshold.Measured is null && threshold.MeasuredText != ThresholdText.NoSamples)
        {
            yield return threshold.MeasuredText;
        }
        else if (threshold.Note is { } note)
        {
            yield return note;
        }

        if (threshold.FirstExceeded is { } moment)
        {
            yield return $"first at {Figures.Moment(moment)}";
        }
    }

    /// <summary>A limit of one's own on one of the budgets replaces all three: what the others measured is said.</summary>
    public static string NotEnforced(LoadResult result)
    {
        var plan = result.Record.Plan;
        var enforced = plan.Thresholds.Where(threshold => threshold.Filter.Count == 0 && threshold.Scope.IsRun).Select(threshold => threshold.Metric).ToHashSet();
        return result.Mode != RunMode.Full ? "" : string.Join(", ", Budgeted
            .Where(metric => !enforced.Contains(metric))
            .Select(metric => result.Metrics.Rate(metric))
            .Where(rate => rate.Total > 0)
            .Select(rate => $"{rate.Name} {Figures.Percent(rate.Rate)} ({Figures.Count(rate.Passes)} of {Figures.Count(rate.Total)})"));
    }
}
