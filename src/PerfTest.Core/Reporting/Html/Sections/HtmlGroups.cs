using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>How long groups and steps took.</summary>
internal static class HtmlGroups
{
    public static Markup Body(HtmlView view)
    {
        var table = new HtmlTable("groups-table", "Groups", HtmlColumn.Words("group"), new("times"), new("avg"), new("p50"), new("p90"), new("p95"), new("p99"), new("max"));
        foreach (var group in view.Result.Metrics.TagValues(MetricNames.GroupDuration, TagNames.Group))
        {
            if (view.Result.Metrics.Latency(MetricNames.GroupDuration, (TagNames.Group, group)).Distribution is { Values.Count: > 0 } all)
            {
                table.Add(
                    HtmlCell.Text(GroupText.Of(group)),
                    HtmlCell.Count(all.Values.Count),
                    HtmlCell.Time(all.Values.Average),
                    HtmlCell.Quantile(all, 50),
                    HtmlCell.Quantile(all, 90),
                    HtmlCell.Quantile(all, 95),
                    HtmlCell.Quantile(all, 99),
                    HtmlCell.Time(all.Values.Max));
            }
        }

        return table.IsEmpty ? Markup.Empty : table.ToMarkup();
    }
}
