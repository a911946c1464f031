using System.Collections.Immutable;
using PerfTest.Reporting;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary>What a page shows of a run at one moment: the report's own parts, as markup.</summary>
/// <param name="Title">Of the window, as text.</param>
/// <param name="Parts">By the ids of their places in the page; empty where there is nothing to say.</param>
internal sealed record DashboardFrame(string Title, ImmutableDictionary<string, string> Parts)
{
    /// <summary>The place of the links to the sections.</summary>
    public const string Navigation = "navigation";

    /// <summary>The places of a page, in their order.</summary>
    public static ImmutableArray<string> Places { get; } = [HtmlVerdict.Id, Navigation, .. HtmlSections.All.Select(section => section.Id)];

    /// <summary>Before the first second is over.</summary>
    public static DashboardFrame Waiting(string name) => new(
        $"▶ {Ellipsis.OneLine(name)}",
        ImmutableDictionary<string, string>.Empty.Add(
            HtmlVerdict.Id, Markup.Of($"<header class=\"verdict running\"><p class=\"badge\">Starting</p><h1><bdi>{Ellipsis.OneLine(name)}</bdi></h1><p class=\"summary\">The first numbers come in a second.</p></header>").Html));

    /// <summary>No load test has begun, or the one that was asked for is no longer kept.</summary>
    public static DashboardFrame None { get; } = new(
        "PerfTest",
        ImmutableDictionary<string, string>.Empty.Add(HtmlVerdict.Id, "<header class=\"verdict\"><h1>There is no such load test here</h1><p class=\"summary\">It has not begun, or is no longer kept. <a href=\"/\">The latest one</a></p></header>"));

    /// <summary>The product itself failed: there is no result.</summary>
    public static DashboardFrame Lost(string name) => new(
        $"✗ {Ellipsis.OneLine(name)}",
        ImmutableDictionary<string, string>.Empty.Add(
            HtmlVerdict.Id, Markup.Of($"<header class=\"verdict failed\"><p class=\"badge\">Ended without a result</p><h1><bdi>{Ellipsis.OneLine(name)}</bdi></h1><p class=\"summary\">The test’s own message says why.</p></header>").Html));

    public static DashboardFrame Of(LoadResult result, ReportContext context)
    {
        var view = new HtmlView(result, context);
        List<(HtmlSection Section, Markup Html)> rendered = [.. HtmlSections.Render(view)];
        var parts = ImmutableDictionary.CreateBuilder<string, string>();
        parts[HtmlVerdict.Id] = HtmlVerdict.Render(view).Html;
        parts[Navigation] = HtmlNavigation.Of(rendered.Where(part => !part.Html.IsEmpty).Select(part => part.Section)).Html;
        foreach ((HtmlSection section, Markup html) in rendered)
        {
            parts[section.Id] = html.ToString();
        }

        return new DashboardFrame($"{HtmlVerdict.Mark(view)} {Ellipsis.OneLine(result.Name)}", parts.ToImmutable());
    }
}
