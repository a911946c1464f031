using System.Reflection;
using PerfTest.Reporting;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary>The page: the report's places, empty, which its script fills.</summary>
internal static class DashboardPage
{
    /// <summary>The place of the list of runs.</summary>
    public const string Runs = "runs";

    private static readonly Lazy<string> Composed = new(Compose);

    public static string Html => Composed.Value;

    /// <summary>Links to the runs of the process, newest first; nothing for a single one.</summary>
    /// <param name="runs">All.</param>
    /// <param name="shown">The one that the page shows.</param>
    public static Markup RunList(DashboardRuns runs, DashboardRun? shown)
    {
        List<DashboardRun> all = [.. runs.All.Reverse()];
        return all.Count < 2
            ? Markup.Empty
            : Markup.Of($"<nav class=\"runs\" aria-label=\"Load tests of this process\"><ul>{Markup.Join(all.Select(run => Item(run, isShown: run == shown, isLatest: run == all[0])))}</ul></nav>");
    }

    private static Markup Item(DashboardRun run, bool isShown, bool isLatest)
    {
        string address = isLatest ? "/" : $"/?run={run.Id}";
        (string kind, string mark, string word) = run switch
        {
            { IsOver: false } => ("going", "▶", "running"),
            { Passed: true } => ("ok", "✓", "passed"),
            _ => ("no", "✗", "failed"),
        };
        Markup current = isShown ? Markup.Of($" aria-current=\"page\"") : Markup.Empty;
        return Markup.Of($"<li><a href=\"{address}\"{current}><span class=\"{kind}\" aria-label=\"{word}\">{mark}</span> <bdi>{Ellipsis.OneLine(run.Name)}</bdi></a></li>");
    }

    private static string Compose()
    {
        var body = new MarkupBuilder();
        body.Add($"<div class=\"live\"><p id=\"state\" role=\"status\">Connecting…</p><button id=\"stop\" type=\"button\" hidden>Stop the run</button></div>");
        body.Add($"<noscript><p class=\"suspect\">This page is live and needs its script. The report that is written at the end does not.</p></noscript>");
        body.Add(Place(Runs)).Add(Place(HtmlVerdict.Id)).Add(Place(DashboardFrame.Navigation));
        body.Add($"<main id=\"main\" tabindex=\"-1\">{Markup.Join(HtmlSections.All.Select(section => Place(section.Id)))}</main>");
        return HtmlPage.Compose("PerfTest", body.ToMarkup(), new HtmlPageOptions { Style = Read("dashboard.css"), Script = Read("dashboard.js"), ConnectsToItself = true });
    }

    private static Markup Place(string id) => Markup.Of($"<div data-place=\"{id}\"></div>");

    private static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource '{name}' is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
