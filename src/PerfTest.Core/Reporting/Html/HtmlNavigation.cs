namespace PerfTest.Reporting;

/// <summary>Links to the sections.</summary>
internal static class HtmlNavigation
{
    public static Markup Of(IEnumerable<HtmlSection> sections) =>
        Markup.Of($"<nav aria-label=\"Sections\"><ul>{Markup.Join(sections.Select(section => Markup.Of($"<li><a href=\"#{section.Id}\">{section.Title}</a></li>")))}</ul></nav>");
}
