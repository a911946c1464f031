using System.Collections.Immutable;
using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>The distributions of what was waited for: their percentiles, and the curve of the headline to 99.99 %.</summary>
internal static class HtmlLatency
{
    private const double Last = 0.9999;

    /// <summary>Of fewer samples a curve says nothing.</summary>
    private const int Fewest = 20;

    private static readonly double[] Shown = [50, 75, 90, 95, 99, 99.9, 99.99];

    private static readonly string[] Styles = ["p95", "vus", "s4xx", "s3xx"];

    public static Markup Body(HtmlView view)
    {
        var result = view.Result;
        var table = new HtmlTable("latency-table", "Percentiles", [HtmlColumn.Words("metric"), new("avg"), new("min"), .. Shown.Select(percent => new HtmlColumn(PerfTest.Judging.Percentiles.Name(percent))), new("max"), new("samples")]);
        var rows = LatencySection.Rows(result).Where(row => row.Metric.Count > 0).ToList();
        foreach (var (name, metric) in rows)
        {
            var all = metric.Distribution!;
            table.Add([HtmlCell.Text(name), HtmlCell.Time(all.Values.Average), HtmlCell.Time(all.Values.Min), .. Shown.Select(percent => HtmlCell.Quantile(all, percent)), HtmlCell.Time(all.Values.Max), HtmlCell.Count(all.Values.Count)]);
        }

        if (table.IsEmpty)
        {
            return Markup.Of($"<p>There are no samples.</p>");
        }

        var html = new MarkupBuilder();
        html.Add(table.ToMarkup());
        foreach (var sentence in NotReached.Explain(rows.Select(row => row.Metric)))
        {
            html.Add($"<p class=\"remark\">{sentence.Trim()}.</p>");
        }

        return html.Add(Curve(view)).ToMarkup();
    }

    private static Markup Curve(HtmlView view)
    {
        List<(string Name, Distribution All)> curves = [.. Curves(view.Result)];
        if (curves.Count == 0 || curves.Max(curve => curve.All.Total) < Fewest)
        {
            return Markup.Empty;
        }

        // At equal distances of the axis; beyond what the samples resolve there is nothing to draw.
        var total = curves.Max(curve => curve.All.Total);
        var to = Math.Clamp(1 - (1.0 / total), 0.9, Last);
        ImmutableArray<double> places = [.. Enumerable.Range(0, 81).Select(i => Math.Min(to, 1 - Math.Pow(1 - to, i / 80.0)))];
        ImmutableArray<ChartSeries> series = [.. curves.Select((curve, i) => new ChartSeries(
            curve.Name,
            Styles[i % Styles.Length],
            [.. places.Select(p => curve.All.Resolves(p) || p == 0 ? curve.All.Quantile(p) ?? double.PositiveInfinity : (double?)null)]))];
        var headline = view.Result.Latency;
        var axis = Axes.Latency(series.SelectMany(line => line.Values).OfType<double>(), headline.Distribution?.Quantile(0.5));
        return ChartFigure.Of(new Chart
        {
            Id = "chart-percentiles",
            Title = "Percentile curve",
            Note = $"how long the slowest share took{(axis.Scale.IsLogarithmic ? "; logarithmic" : "")}",
            Description = $"Latency by percentile, stretched towards 100 percent. {headline.Name}: {headline.Distribution?.Describe(Unit.Time)}.",
            X = Axes.Percentile(to),
            Y = axis,
            Places = places,
            PlaceName = "percentile",
            PlaceText = i => TickText.Percent([Math.Round(places[i], places[i] < 0.99 ? 3 : 5)])[0],
            Series = series,
            Limits = [.. HtmlCourse.Limits(view).Where(limit => limit.Value <= 2 * axis.Scale.To)],
            Height = 220,
        });
    }

    /// <summary>The headline; of expected responses beside it, or each scenario's own.</summary>
    private static IEnumerable<(string Name, Distribution All)> Curves(LoadResult result)
    {
        if (result.Latency.Distribution is { Values.Count: > 0 } all)
        {
            yield return (result.Latency.Name, all);
        }

        if (result.Scenarios.Count > 1)
        {
            foreach (var scenario in result.Scenarios.Where(scenario => scenario.Latency.Count > 0).Take(Styles.Length - 1))
            {
                yield return (scenario.Name, scenario.Latency.Distribution!);
            }
        }
        else if (result.Latency.Name == MetricNames.HttpReqDuration && result.Http.Failed.Passes > 0 && result.Http.ExpectedDuration.Distribution is { Values.Count: > 0 } expected)
        {
            yield return ("of expected responses", expected);
        }
    }
}
