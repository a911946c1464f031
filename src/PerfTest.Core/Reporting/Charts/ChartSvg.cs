using System.Collections.Immutable;

namespace PerfTest.Reporting;

/// <summary>
/// Draws charts as SVG that fits any width: texts stand in percent of it and keep their size; lines are stretched, their widths are not.
/// </summary>
internal static class ChartSvg
{
    /// <summary>Units across the plot.</summary>
    private const double Across = 1000;

    /// <summary>Above the plot, for the names of bands and moments.</summary>
    private const int Head = 18;

    /// <summary>Below the plot, for the texts of the axis.</summary>
    private const int Foot = 24;

    /// <summary>Labels nearer than this cover each other, in pixels.</summary>
    private const int LabelHeight = 13;

    /// <summary>How wide a character of a label is, as a share of a usual plot.</summary>
    private const double CharacterShare = 6.2 / 640;

    /// <summary>The picture alone.</summary>
    public static Markup Draw(Chart chart)
    {
        var svg = new MarkupBuilder();
        var height = Head + chart.Height + Foot;
        svg.Add($"<svg class=\"c\" width=\"100%\" height=\"{height}\" role=\"img\" aria-labelledby=\"{chart.Id}-t\" aria-describedby=\"{chart.Id}-d\" font-size=\"11\"><desc id=\"{chart.Id}-d\">{chart.Description}</desc>");
        AddBands(svg, chart);
        AddGrid(svg, chart);
        svg.Add($"<svg x=\"0\" y=\"{Head}\" width=\"100%\" height=\"{chart.Height}\" viewBox=\"0 0 {Across} {chart.Height}\" preserveAspectRatio=\"none\">");
        AddSeries(svg, chart);
        svg.Add($"</svg>");
        AddLimits(svg, chart);
        AddMarkers(svg, chart);
        svg.Add($"<line class=\"cursor\" x1=\"0\" x2=\"0\" y1=\"{Head}\" y2=\"{Head + chart.Height}\" visibility=\"hidden\"/></svg>");
        return svg.ToMarkup();
    }

    /// <summary>A small picture in a line of text: values from 0, and the limit.</summary>
    /// <param name="values">In order; null where there is nothing.</param>
    /// <param name="style">The series' style.</param>
    /// <param name="description">What is seen, for those who do not see it.</param>
    /// <param name="limit">A line across, drawn if the values come near it.</param>
    public static Markup Spark(ImmutableArray<double?> values, string style, string description, double? limit = null)
    {
        const double Wide = 100;
        const double High = 24;
        var finite = values.Where(value => value is { } number && double.IsFinite(number)).Select(value => value!.Value).ToList();
        if (finite.Count == 0)
        {
            return Markup.Empty;
        }

        var most = finite.Max();
        var shown = limit is { } line && line <= 3 * most ? limit : null;
        var scale = Scale.Linear(0, Math.Max(most, shown ?? 0));
        var points = Points(values, i => values.Length < 2 ? Wide / 2 : 2 + (i * (Wide - 4) / (values.Length - 1)), value => 1.5 + ((High - 3) * (1 - scale.Within(value))));
        var svg = new MarkupBuilder();
        svg.Add($"<svg class=\"spark\" width=\"100\" height=\"24\" viewBox=\"0 0 {Wide} {High}\" role=\"img\" aria-label=\"{description}\">");
        if (shown is { } level)
        {
            svg.Add($"<path class=\"limit\" d=\"M0 {1.5 + ((High - 3) * (1 - scale.At(level)))}H{Wide}\"/>");
        }

        return svg.Add($"<path class=\"l {style}\" d=\"{SvgPath.Line(points)}\"/></svg>").ToMarkup();
    }

    /// <summary>A piece of line or area as the legend shows it.</summary>
    public static Markup Key(ChartSeries series) => series.IsArea
        ? Markup.Of($"<svg class=\"key\" width=\"22\" height=\"10\" aria-hidden=\"true\"><rect class=\"a {series.Style}\" width=\"22\" height=\"10\"/></svg>")
        : Markup.Of($"<svg class=\"key\" width=\"22\" height=\"10\" aria-hidden=\"true\"><path class=\"l {series.Style}\" d=\"M0 5H22\"/></svg>");

    /// <summary>Where a place lies, in percent of the plot.</summary>
    public static double Percent(Chart chart, double place) => 100 * chart.X.Scale.Within(place);

    private static void AddBands(MarkupBuilder svg, Chart chart)
    {
        foreach (var (band, i) in chart.Bands.Select((band, i) => (band, i)))
        {
            var (from, to) = (Percent(chart, band.From), Percent(chart, band.To));
            if (to <= from)
            {
                continue;
            }

            // A svg of its own cuts off what is too long for a narrow screen.
            svg.Add($"<svg x=\"{from}%\" y=\"0\" width=\"{to - from}%\" height=\"{Head + chart.Height}\"><title>{band.Title}</title><rect class=\"band b{i % 2}\" width=\"100%\" height=\"100%\"/>");
            if (band.Name.Length > 0 && (to - from) / 100 > CharacterShare * Math.Min(band.Name.Length, 4))
            {
                svg.Add($"<text class=\"stage\" x=\"5\" y=\"12\">{band.Name}</text>");
            }

            svg.Add($"</svg>");
        }
    }

    private static void AddGrid(MarkupBuilder svg, Chart chart)
    {
        for (var i = 0; i < chart.Y.Ticks.Count; i++)
        {
            var y = Y(chart, chart.Y.Ticks[i]);
            svg.Add($"<line class=\"{(i == 0 ? "axis" : "grid")}\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/><text class=\"tick\" x=\"-7\" y=\"{y + 4}\" text-anchor=\"end\">{chart.Y.TickTexts[i]}</text>");
        }

        var bottom = Head + chart.Height;
        for (var i = 0; i < chart.X.Ticks.Count; i++)
        {
            var x = Percent(chart, chart.X.Ticks[i]);

            // The first and the last text would stand out of the picture.
            var anchor = x < 2 ? "start" : x > 97 ? "end" : "middle";
            svg.Add($"<line class=\"axis\" x1=\"{x}%\" x2=\"{x}%\" y1=\"{bottom}\" y2=\"{bottom + 4}\"/><text class=\"tick\" x=\"{x}%\" y=\"{bottom + 17}\" text-anchor=\"{anchor}\">{chart.X.TickTexts[i]}</text>");
        }
    }

    private static void AddSeries(MarkupBuilder svg, Chart chart)
    {
        var below = new double[chart.Places.Length];
        foreach (var series in chart.Series)
        {
            if (!series.IsArea)
            {
                continue;
            }

            var floor = (double[])below.Clone();
            ImmutableArray<double?> top = chart.IsStacked ? [.. series.Values.Select((value, i) => value is { } number ? below[i] += number : (double?)null)] : series.Values;
            if (SvgPath.IsFlat(series.Values))
            {
                continue;
            }

            var points = Points(chart, top);
            var bottom = chart.IsStacked ? floor.Select(value => Down(chart, value)).ToArray() : [.. floor.Select(_ => (double)chart.Height)];
            svg.Add($"<path class=\"a {series.Style}\" d=\"{SvgPath.Area(points, bottom)}\"/>");
            if (!chart.IsStacked || chart.Places.Length < 2)
            {
                svg.Add($"<path class=\"l {series.Style}\" d=\"{SvgPath.Line(points)}\"/>");
            }
        }

        foreach (var series in chart.Series.Where(series => !series.IsArea))
        {
            svg.Add($"<path class=\"l {series.Style}\" d=\"{SvgPath.Line(Points(chart, series.Values))}\"/>");
        }
    }

    private static void AddLimits(MarkupBuilder svg, Chart chart)
    {
        var shown = chart.Limits.Where(limit => limit.Value <= chart.Y.Scale.To).OrderByDescending(limit => limit.IsBroken).ThenByDescending(limit => limit.Value).ToList();
        foreach (var limit in shown)
        {
            var y = Y(chart, limit.Value);
            svg.Add($"<line class=\"{StyleOf(limit)}\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"><title>{limit.Text}</title></line>");
        }

        // Above all lines. Those of limits that are near each other would cover each other: one goes without, the broken one and the upper one do not.
        List<double> labelled = [];
        foreach (var limit in shown)
        {
            var y = Y(chart, limit.Value);
            if (labelled.TrueForAll(other => Math.Abs(other - y) > LabelHeight))
            {
                labelled.Add(y);
                svg.Add($"<text class=\"halo {StyleOf(limit)}\" x=\"100%\" dx=\"-4\" y=\"{(y < Head + 14 ? y + 12 : y - 4)}\" text-anchor=\"end\">{limit.Text}</text>");
            }
        }
    }

    private static string StyleOf(ChartLimit limit) => limit.IsBroken ? "limit broken" : "limit";

    private static void AddMarkers(MarkupBuilder svg, Chart chart)
    {
        var row = 0;
        foreach (var marker in chart.Markers)
        {
            var x = Percent(chart, marker.At);
            var length = CharacterShare * marker.Text.Length;

            // What is good ends at its line, what is not begins there.
            var isRight = x / 100 + length > 0.98 || (marker.IsGood && x / 100 > length);
            svg.Add($"<g class=\"{(marker.IsGood ? "mark good" : "mark")}\"><line x1=\"{x}%\" x2=\"{x}%\" y1=\"{Head - 4}\" y2=\"{Head + chart.Height}\"><title>{marker.Title}</title></line>");
            svg.Add($"<svg x=\"{x}%\" y=\"{Head - 8}\" overflow=\"visible\"><path d=\"M-4 0H4L0 6Z\"/></svg>");
            svg.Add($"<text class=\"halo\" x=\"{x}%\" dx=\"{(isRight ? -6 : 6)}\" y=\"{Head + 12 + (row++ * LabelHeight)}\" text-anchor=\"{(isRight ? "end" : "start")}\">{marker.Text}</text></g>");
        }
    }

    private static (double X, double Y)?[] Points(Chart chart, ImmutableArray<double?> values) =>
        Points(values, i => Across * chart.X.Scale.Within(chart.Places[i]), value => Down(chart, value));

    private static (double X, double Y)?[] Points(ImmutableArray<double?> values, Func<int, double> across, Func<double, double> down) =>
        [.. values.Select((value, i) => value is { } number ? (across(i), down(number)) : ((double, double)?)null)];

    private static double Down(Chart chart, double value) => chart.Height * (1 - chart.Y.Scale.Within(value));

    private static double Y(Chart chart, double value) => Head + Down(chart, value);
}
