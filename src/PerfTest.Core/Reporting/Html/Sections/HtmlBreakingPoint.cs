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
            html.Add(ChartFigure.Of(Curve(view, found, curve)));
        }

        return (found.Levels.Count > 0 ? html.Add(Levels(found)) : html).ToMarkup();
    }

    private static Chart Curve(HtmlView view, BreakingPointResult found, ImmutableArray<BreakingPointLevel> curve)
    {
        ImmutableArray<ChartSeries> series = [Line("p50", 0.5), Line("p95", 0.95), Line("p99", 0.99)];
        List<double> finite = [.. series.SelectMany(line => line.Values).OfType<double>().Where(double.IsFinite)];
        ImmutableArray<ChartLimit> limits = [.. HtmlCourse.Limits(view).Where(limit => limit.Value <= 2 * finite.DefaultIfEmpty(0).Max()).Select(limit => limit with { IsBroken = found.Broke is not null })];
        ChartAxis y = Axes.Latency([.. finite, .. limits.Select(limit => limit.Value)], curve[0].Latency.Distribution?.Quantile(0.5));
        string[] notes = [view.Result.Latency.Name, found.IsRate ? "load in iterations per second" : "load in virtual users", .. y.Scale.IsLogarithmic ? ["logarithmic"] : Array.Empty<string>()];
        return new Chart
        {
            Id = "chart-breaking-point",
            Title = "Latency against load",
            Note = string.Join("; ", notes),
            Description = found.Summary,
            X = Axes.Amount(curve[^1].Load, found.IsRate ? "/s" : " VUs"),
            Y = y,
            Places = [.. curve.Select(level => (double)level.Load)],
            PlaceName = "load",
            PlaceText = i => curve[i].Text,
            Series = series,
            Limits = limits,
            Markers = [.. Marker(found.Held, "✓ holds", isGood: true), .. Marker(found.Broke, "✗ breaks at", isGood: false)],
        };

        ChartSeries Line(string name, double p) => new(name, name, [.. curve.Select(level => level.Latency.Distribution?.Quantile(p) ?? double.PositiveInfinity).Select(value => (double?)value)]);

        IEnumerable<ChartMarker> Marker(long? load, string word, bool isGood)
        {
            string text = $"{word} {found.Levels.FirstOrDefault(level => level.Load == load)?.Text}";
            return load is { } at ? [new ChartMarker(at, text, text) { IsGood = isGood }] : [];
        }
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
                    new(level.Held ? Markup.Of($"<span class=\"ok\">✓ held</span>") : Markup.Of($"<span class=\"no\">✗ not held</span>")),
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
