namespace PerfTest.Reporting;

/// <summary>The checks, in the order in which they were first made.</summary>
internal static class HtmlChecks
{
    public static Markup Body(HtmlView view)
    {
        if (view.Result.Checks.Count == 0)
        {
            return Markup.Empty;
        }

        var hasGroups = view.Result.Checks.Any(check => check.Group.Length > 0);
        var table = new HtmlTable(
            "checks-table",
            "Checks",
            [HtmlColumn.Words("check"), .. hasGroups ? [HtmlColumn.Words("group")] : Array.Empty<HtmlColumn>(), HtmlColumn.Words("held"), new("rate"), new("passes"), new("fails")]);
        foreach (var check in view.Result.Checks)
        {
            table.Add(
                check.Fails > 0 ? "bad" : null,
                [
                    HtmlCell.Text(Ellipsis.OneLine(check.Name)),
                    .. hasGroups ? [HtmlCell.Text(GroupText.Of(check.Group))] : Array.Empty<HtmlCell>(),
                    new(check.Fails == 0 ? Markup.Of($"<span class=\"ok\">✓ always</span>") : Markup.Of($"<span class=\"no\">✗ {(check.Passes == 0 ? "never" : "not always")}</span>")),
                    HtmlCell.Percent(check.Rate),
                    HtmlCell.Count(check.Passes),
                    HtmlCell.Count(check.Fails),
                ]);
        }

        return table.ToMarkup();
    }
}
