namespace PerfTest.Reporting;

/// <summary>The files beside this one, as links that work wherever the folder is taken.</summary>
internal static class HtmlFiles
{
    public static Markup Body(HtmlView view)
    {
        if (view.Result.Files.Count == 0)
        {
            return Markup.Empty;
        }

        var folders = view.Result.Files.Select(file => Path.GetDirectoryName(file)).Distinct(StringComparer.Ordinal).ToList();
        var html = new MarkupBuilder();
        html.Add($"<ul class=\"files\">");
        foreach (var file in view.Result.Files)
        {
            var name = Path.GetFileName(file);
            html.Add(folders.Count == 1 ? Markup.Of($"<li><a href=\"./{Uri.EscapeDataString(name)}\">{name}</a></li>") : Markup.Of($"<li>{file}</li>"));
        }

        html.Add($"</ul>");
        if (folders is [{ Length: > 0 } folder])
        {
            html.Add($"<p class=\"remark\">Written to <code>{folder}</code>.</p>");
        }

        return html.ToMarkup();
    }
}
