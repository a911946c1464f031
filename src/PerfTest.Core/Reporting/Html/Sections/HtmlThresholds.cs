using System.Collections.Immutable;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>Every limit: whether it held, what was measured, over how many samples, when it broke; what the broken ones did over time.</summary>
internal static class HtmlThresholds
{
    private const int MostCharts = 3;

    public static Markup Body(HtmlView view)
    {
        List<(ThresholdResult Result, Threshold Plan)> limits = [.. view.Limits];
        if (limits.Count == 0)
        {
            return Markup.Of($"<p>There are none.</p>");
        }

        var evaluator = new ThresholdEvaluator(view.Result.Metrics.Samples, view.Headline, view.Result.Record.Windows, ImmutableDictionary<Threshold, SlidingReading>.Empty, []);
        List<ThresholdReading> readings = [.. limits.Select(limit => evaluator.Read(limit.Plan).Reading)];
        var table = new HtmlTable(
            "thresholds-table",
            "Thresholds",
            HtmlColumn.Words("limit"),
            HtmlColumn.Words("held"),
            new("bound"),
            new("measured"),
            new("samples"),
            new("first broken") { Hint = "When the first slice began that broke it by itself" },
            HtmlColumn.Picture("over time"),
            HtmlColumn.Words("from"));
        foreach (var ((result, _), reading) in limits.Zip(readings))
        {
            table.Add(result.Passed ? null : "bad", Cells(view, result, reading));
        }

        var html = new MarkupBuilder();
        html.Add(table.ToMarkup());
        foreach (var remark in Remarks(view))
        {
            html.Add($"<p class=\"remark\">{remark}</p>");
        }

        if (view.HasCourse)
        {
            html.Add($"<div class=\"charts\">{Markup.Join(limits.Zip(readings).Where(limit => !limit.First.Result.Passed).Select((limit, i) => BrokenChart(view, limit.First.Result, limit.Second, i)).Where(chart => !chart.IsEmpty).Take(MostCharts))}</div>");
        }

        return html.ToMarkup();
    }

    private static HtmlCell[] Cells(HtmlView view, ThresholdResult result, ThresholdReading reading)
    {
        List<string> notes = [];
        if (result.Scope is { } scope)
        {
            notes.Add(scope);
        }

        if (result.Note is { } note)
        {
            notes.Add(note);
        }

        var expression = Markup.Of($"<code><bdi>{result.Expression}</bdi></code>{(notes.Count == 0 ? Markup.Empty : Markup.Of($"<small>{string.Join("; ", notes)}</small>"))}");
        var held = view.Context.IsPartial
            ? Markup.Of($"{(result.Passed ? "so far" : "✗ broken so far")}")
            : result.Passed ? Markup.Of($"<span class=\"ok\">✓ held</span>") : Markup.Of($"<span class=\"no\">✗ broken</span>");
        return
        [
            new(expression),
            new(held),
            HtmlCell.Number(result.LimitText, result.Limit),
            new(Measured(result.MeasuredText), result.Measured),
            HtmlCell.Count(result.Samples),
            result.FirstExceeded is { } moment ? HtmlCell.Number(Figures.Moment(moment), moment.TotalSeconds) : HtmlCell.Empty,
            new(view.HasCourse ? ChartSvg.Spark(Course(view, reading, view.Parts), result.Passed ? "p95" : "fail", $"{result.Aggregation} of {result.Metric} over time", reading.Meaning?.Limit) : Markup.Empty),
            HtmlCell.Text(result.IsDefault ? "default" : result.Origin),
        ];
    }

    /// <summary><c>not reached</c>, and below it why.</summary>
    private static Markup Measured(string text) => text.Split(": ", 2) is [var what, var why] ? Markup.Of($"{what}<small>{why}</small>") : Markup.Of($"{text}");

    private static ImmutableArray<double?> Course(HtmlView view, ThresholdReading reading, IEnumerable<Slice> slices) =>
        [.. slices.Select(slice => view.Course.Value(reading, slice))];

    /// <summary>What a broken limit was about, with the limit; nothing where slices do not keep it.</summary>
    private static Markup BrokenChart(HtmlView view, ThresholdResult result, ThresholdReading reading, int number)
    {
        var values = Course(view, reading, view.Result.Record.Slices);
        if (reading.Meaning is not { } meaning || values.All(value => value is null))
        {
            return Markup.Empty;
        }

        var finite = values.OfType<double>().Where(double.IsFinite).ToList();
        var most = finite.DefaultIfEmpty(0).Max();
        var isTime = reading is { Type: MetricType.Trend, Unit: Unit.Time };
        var shown = Math.Max(most, meaning.Limit <= 4 * most ? meaning.Limit : 0);
        var axis = isTime ? Axes.Latency([.. finite, shown], Middle(finite))
            : reading.Type == MetricType.Rate ? Axes.Share(Math.Max(shown, 0.001))
            : reading.Unit == Unit.Bytes && meaning.Aggregation.Kind == AggregationKind.Rate ? Axes.ByteRate(shown)
            : Axes.Amount(shown, meaning.Aggregation.Kind == AggregationKind.Rate ? "/s" : "");
        var name = $"{result.Aggregation} of {result.Metric}";
        return ChartFigure.Of(TimeChart.Of(view, $"broken-{number + 1}", $"What broke: {Ellipsis.OneLine(result.Expression)}", axis, [new(name, "fail", values)]) with
        {
            Note = $"{result.MeasuredText}, limit {result.LimitText}{(result.Scope is { } scope ? $", {scope}" : "")}",
            Description = $"{name} over time. Over the whole it was {result.MeasuredText}, the limit is {result.LimitText}.",
            Limits = [new(meaning.Limit, $"limit {result.LimitText}", true)],
            Markers = result.FirstExceeded is { } moment ? [new(moment.TotalSeconds, $"first at {Figures.Moment(moment)}", $"{Ellipsis.OneLine(result.Expression)} broke at {Figures.Moment(moment)}")] : view.Markers,
            Height = 150,
        });
    }

    private static double? Middle(List<double> values) => values.Count == 0 ? null : values.Order().ElementAt(values.Count / 2);

    private static IEnumerable<string> Remarks(HtmlView view)
    {
        if (view.Result.Record.Plan.Thresholds.Any(threshold => threshold.Metric is null))
        {
            yield return $"Limits without a metric judge {view.Result.Latency.Name}.";
        }

        if (ThresholdSection.NotEnforced(view.Result) is { Length: > 0 } values)
        {
            yield return $"Not enforced: {values}.";
        }
    }
}
