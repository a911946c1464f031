namespace PerfTest.Reporting;

/// <summary>A chart with its title, its legend, and all its values as a table: for those who do not see it, for those who want the numbers, and for the script.</summary>
internal static class ChartFigure
{
    public static Markup Of(Chart chart)
    {
        var html = new MarkupBuilder();
        html.Add($"<figure class=\"chart\" id=\"{chart.Id}\" data-group=\"{chart.Group}\"><figcaption><b id=\"{chart.Id}-t\">{chart.Title}</b>");
        if (chart.Note.Length > 0)
        {
            html.Add($" <span class=\"note\">{chart.Note}</span>");
        }

        html.Add($"<ul class=\"legend\">");
        foreach (var series in chart.Series)
        {
            html.Add($"<li>{ChartSvg.Key(series)} {series.Name}</li>");
        }

        html.Add($"</ul></figcaption><div class=\"plot\">{ChartSvg.Draw(chart)}</div>");
        AddTable(html, chart);
        return html.Add($"</figure>").ToMarkup();
    }

    private static void AddTable(MarkupBuilder html, Chart chart)
    {
        // End tags that HTML lets one leave out are left out: there are thousands.
        html.Add($"<details class=\"values\"><summary>The values as a table</summary><div class=\"scroll\"><table><thead><tr><th scope=\"col\">{chart.PlaceName}");
        foreach (var series in chart.Series)
        {
            html.Add($"<th scope=\"col\">{series.Name}");
        }

        html.Add($"<tbody>");
        for (var i = 0; i < chart.Places.Length; i++)
        {
            html.Add($"<tr data-x=\"{ChartSvg.Percent(chart, chart.Places[i])}\"><th>{chart.PlaceText?.Invoke(i) ?? chart.X.Format(chart.Places[i])}");
            foreach (var series in chart.Series)
            {
                html.Add($"<td>{Text(chart, series.Values[i])}");
            }
        }

        html.Add($"</table></div></details>");
    }

    private static string Text(Chart chart, double? value) => value switch
    {
        null => "–",
        double.PositiveInfinity => "not reached",
        { } number => chart.Y.Format(number),
    };
}
