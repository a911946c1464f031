using System.Collections.Immutable;

namespace PerfTest.Reporting;

/// <summary>At which load the target breaks: its latency against the load, and every level that was tried.</summary>
internal static class HtmlBreakingPoint
{
    public static Markup Body(HtmlView view)
    {
        if (view.Result.BreakingPoint is not { } found)
        {
            return Markup.Empty;
        }

        var html = new MarkupBuilder();
        html.Add($"<p>{found.Summary}</p>");
        ImmutableArray<BreakingPointLevel> curve = [.. found.Curve.Where(level => level.Latency.Count > 0)];
        if (curve.Length > 1)
        {
            html.Add(ChartFigure.Of(Curve(view.Result, found, curve)));
        }

        return html.Add(Levels(found)).ToMarkup();
    }

    private static Chart Curve(LoadResult result, BreakingPointResult found, ImmutableArray<BreakingPointLevel> curve)
    {
        ImmutableArray<ChartSeries> series = [Line("p50", 0.5), Line("p95", 0.95), Line("p99", 0.99)];
        return new Chart
        {
            Id = "chart-breaking-point",
            Title = "Latency against load",
            Note = result.Latency.Name,
            Description = found.Summary,
            X = Axes.Amount(curve[^1].Load, found.IsRate ? "/s" : " VUs"),
            Y = Axes.Latency(series.SelectMany(line => line.Values).OfType<double>(), curve[0].Latency.Distribution?.Quantile(0.5)),
            Places = [.. curve.Select(level => (double)level.Load)],
            PlaceName = "load",
            PlaceText = i => curve[i].Text,
            Series = series,
            Markers = [.. Marker(found.Held, "✓", "held"), .. Marker(found.Broke, "✗", "broke")],
        };

        ChartSeries Line(string name, double p) => new(name, name, [.. curve.Select(level => level.Latency.Distribution?.Quantile(p) ?? double.PositiveInfinity).Select(value => (double?)value)]);

        IEnumerable<ChartMarker> Marker(long? load, string mark, string word) => load is { } at ? [new ChartMarker(at, mark, $"{mark} {at} {word}")] : [];
    }

    private static Markup Levels(BreakingPointResult found)
    {
        var table = new HtmlTable(
            "breaking-point-table", "Levels", HtmlColumn.Words("level"), HtmlColumn.Words("held"), new("completed"), new("p50"), new("p95"), new("p99"), HtmlColumn.Words("why not"));
        foreach (BreakingPointLevel level in found.Levels)
        {
            var all = level.Latency.Distribution;
            table.Add(
                level.Held ? null : "bad",
                [
                    HtmlCell.Text(level.IsConfirmation ? $"{level.Text}, three times as long" : level.Text),
                    HtmlCell.Text(level.Held ? "✓" : "✗"),
                    HtmlCell.PerSecond(level.Completed),
                    HtmlCell.Quantile(all, 50),
                    HtmlCell.Quantile(all, 95),
                    HtmlCell.Quantile(all, 99),
                    HtmlCell.Text(level.Reason ?? ""),
                ]);
        }

        return table.ToMarkup();
    }
}
