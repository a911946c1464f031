namespace PerfTest.Reporting;

/// <summary>The settings of the run, and who set each.</summary>
internal static class HtmlSettings
{
    public static Markup Body(HtmlView view)
    {
        var hasScenarios = view.Result.Scenarios.Count > 1;
        var table = new HtmlTable("settings-table", "Settings", [HtmlColumn.Words("setting"), HtmlColumn.Words("value"), HtmlColumn.Words("from"), .. hasScenarios ? [HtmlColumn.Words("scenario")] : Array.Empty<HtmlColumn>()]);
        foreach (var setting in view.Result.Settings)
        {
            table.Add(
                setting.Origin == "default" ? "faint" : null,
                [HtmlCell.Text(setting.Name), HtmlCell.Text(Ellipsis.OneLine(setting.Value)), HtmlCell.Text(setting.Origin), .. hasScenarios ? [HtmlCell.Text(setting.Scenario ?? "")] : Array.Empty<HtmlCell>()]);
        }

        return table.IsEmpty ? Markup.Empty : table.ToMarkup();
    }
}
