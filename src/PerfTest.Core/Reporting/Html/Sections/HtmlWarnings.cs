namespace PerfTest.Reporting;

/// <summary>Sentences that changed no verdict.</summary>
internal static class HtmlWarnings
{
    public static Markup Body(HtmlView view) => view.Result.Warnings.Count == 0 ? Markup.Empty
        : Markup.Of($"<ul>{Markup.Join(view.Result.Warnings.Select(warning => Markup.Of($"<li><bdi>{Ellipsis.OneLine(warning)}</bdi></li>")))}</ul>");
}
