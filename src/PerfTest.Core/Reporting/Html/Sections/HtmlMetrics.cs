using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>Every metric of the run: the test's own first, then the built-in ones.</summary>
internal static class HtmlMetrics
{
    private static readonly double[] Shown = [90, 95, 99];

    public static Markup Body(HtmlView view)
    {
        var result = view.Result;
        List<Metric> metrics = [.. result.Record.Metrics.Metrics.Select(snapshot => snapshot.Metric).Where(metric => metric.Name == MetricNames.DroppedIterations || result.Record.Metrics.Series(metric.Name).Any())];
        var own = metrics.Where(metric => !metric.IsBuiltIn).ToList();
        var html = new MarkupBuilder();
        html.Add(Tables("own", "The test’s own", result, own));
        html.Add(Tables("builtin", "Built in", result, [.. metrics.Except(own)]));
        return html.ToMarkup();
    }

    private static Markup Tables(string id, string title, LoadResult result, List<Metric> metrics)
    {
        var trends = new HtmlTable($"{id}-trends", $"{title}: trends", [HtmlColumn.Words("trend"), new("avg"), new("min"), new("med"), .. Shown.Select(percent => new HtmlColumn(Percentiles.Name(percent))), new("max"), new("samples")]);
        var others = new HtmlTable($"{id}-totals", $"{title}: counters, rates and gauges", HtmlColumn.Words("metric"), HtmlColumn.Words("type"), new("value"), HtmlColumn.Picture(""));
        foreach (var metric in metrics)
        {
            if (metric.Type == MetricType.Trend)
            {
                AddTrend(trends, result, metric);
            }
            else
            {
                others.Add(Total(result, metric));
            }
        }

        return trends.IsEmpty && others.IsEmpty ? Markup.Empty
            : Markup.Of($"<h3>{title}</h3>{(trends.IsEmpty ? Markup.Empty : trends.ToMarkup())}{(others.IsEmpty ? Markup.Empty : others.ToMarkup())}");
    }

    private static void AddTrend(HtmlTable table, LoadResult result, Metric metric)
    {
        if (result.Metrics.Trend(metric.Name).Distribution is not { Values.Count: > 0 } all)
        {
            return;
        }

        HtmlCell Cell(double? recorded) => recorded is { } value ? HtmlCell.Number(UnitText.OfRecorded(metric.Unit, value), value) : HtmlCell.Number(NotReached.Mark, double.PositiveInfinity);
        table.Add(
        [
            HtmlCell.Text(metric.Name),
            Cell(all.Values.Average),
            Cell(all.Values.Min),
            Cell(all.Quantile(0.5)),
            .. Shown.Select(percent => Cell(all.Quantile(percent / 100))),
            Cell(all.Values.Max),
            HtmlCell.Count(all.Values.Count),
        ]);
    }

    private static HtmlCell[] Total(LoadResult result, Metric metric)
    {
        HtmlCell[] Row(string shown, double? value, string more) => [HtmlCell.Text(metric.Name), HtmlCell.Text(metric.Type.ToString().ToLowerInvariant()), new(Markup.Of($"{shown}"), value), HtmlCell.Text(more)];
        switch (metric.Type)
        {
            case MetricType.Counter:
                var counter = result.Metrics.Counter(metric.Name);
                return metric.Unit == Unit.Bytes
                    ? Row(Figures.Bytes(counter.Count), counter.Count, $"{Figures.Bytes(counter.Rate)}/s")
                    : Row(Figures.Count(counter.Count), counter.Count, Figures.PerSecond(counter.Rate));
            case MetricType.Rate:
                var rate = result.Metrics.Rate(metric.Name);
                return rate.HasSamples
                    ? Row(Figures.Percent(rate.Rate), rate.Rate, $"{Figures.Count(rate.Passes)} of {Figures.Count(rate.Total)}")
                    : Row("no samples", null, "");
            default:
                var gauge = result.Metrics.Gauge(metric.Name);
                string Text(double value) => UnitText.Of(metric.Unit, metric.Unit == Unit.Time ? value * TrendScale.PerUnit(Unit.Time) : value);
                return gauge.HasSamples ? Row(Text(gauge.Value), gauge.Value, $"min {Text(gauge.Min)}, max {Text(gauge.Max)}") : Row("no samples", null, "");
        }
    }
}
