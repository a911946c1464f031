using System.Collections.Immutable;

namespace PerfTest.Reporting;

/// <summary>The sections of the report below its verdict, in their order: what broke first, then when and where, then why, then how it was made.</summary>
/// <remarks>A new section is a class with a <c>Body</c> and a line here. What is not in the result comes with <see cref="ReportContext"/>.</remarks>
internal static class HtmlSections
{
    public static ImmutableArray<HtmlSection> All { get; } =
    [
        new("breaking-point", "Breaking point", HtmlBreakingPoint.Body),
        new("thresholds", "Thresholds", HtmlThresholds.Body),
        new("course", "Over time", HtmlCourse.Body),
        new("latency", "Latency", HtmlLatency.Body),
        new("history", "History", HtmlHistory.Body),
        new("endpoints", "Endpoints", HtmlEndpoints.Body),
        new("slowest", "Slowest requests", HtmlSlowest.Body),
        new("errors", "Errors", HtmlErrors.Body),
        new("checks", "Checks", HtmlChecks.Body),
        new("groups", "Groups", HtmlGroups.Body),
        new("scenarios", "Scenarios", HtmlScenarios.Body),
        new("metrics", "Metrics", HtmlMetrics.Body),
        new("health", "Health", HtmlHealth.Body),
        new("agents", "Agents", HtmlAgents.Body),
        new("machine", "Machine", HtmlMachine.Body),
        new("settings", "Settings", HtmlSettings.Body),
        new("warnings", "Warnings", HtmlWarnings.Body),
        new("files", "Files", HtmlFiles.Body),
        new("rerun", "Run again", HtmlRerun.Body),
    ];

    /// <summary>Every section of a result by its id; those with nothing to say are empty.</summary>
    /// <param name="view">The result, or what there is of it so far.</param>
    public static IEnumerable<(HtmlSection Section, Markup Html)> Render(HtmlView view) => All.Select(section => (section, section.Render(view)));
}
