using System.Text;

namespace PerfTest.Reporting;

/// <summary>The report as one HTML document that needs nothing else: no network, no other file, and for reading no script either.</summary>
internal static class HtmlReport
{
    /// <summary>The file's suffix.</summary>
    public const string Suffix = ".html";

    /// <param name="stream">Where it goes, in UTF-8; left open.</param>
    /// <param name="result">The result, or what there is of it so far.</param>
    /// <param name="context">What is not in the result.</param>
    public static void Write(Stream stream, LoadResult result, ReportContext context)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        Write(writer, result, context);
    }

    /// <inheritdoc cref="Write(Stream, LoadResult, ReportContext)"/>
    public static void Write(TextWriter writer, LoadResult result, ReportContext context)
    {
        var view = new HtmlView(result, context);
        var rendered = HtmlSections.Render(view).Where(section => !section.Html.IsEmpty).ToList();
        var body = new MarkupBuilder();
        body.Add(HtmlVerdict.Render(view));
        body.Add(HtmlNavigation.Of(rendered.Select(section => section.Section)));
        body.Add($"<main id=\"main\" tabindex=\"-1\">{Markup.Join(rendered.Select(section => section.Html))}</main>");
        body.Add($"<footer>Written by PerfTest. Times of the axes count from the start of the plan.</footer>");
        writer.Write(HtmlPage.Compose($"{HtmlVerdict.Mark(view)} {Ellipsis.OneLine(result.Name)}", body.ToMarkup()));
    }
}
