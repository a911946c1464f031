using System.Globalization;
using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>The verdict in the first line, with what broke first; then what was run.</summary>
internal static class HeaderSection
{
    public static IEnumerable<string> Lines(LoadResult result, ReportContext context)
    {
        foreach (var line in Sheet.Paragraph(FirstSentence(result), result.Passed ? "✓ " : "✗ "))
        {
            yield return line;
        }

        foreach (var scenario in result.Scenarios)
        {
            var name = result.Scenarios.Count == 1 ? "" : $"{scenario.Name}: ";
            var start = scenario.IsOpenModel ? "open model, response time from the intended start" : "closed model, service time";
            yield return $"  {name}{scenario.Workload} ({scenario.Executor}) · {start}";
        }

        yield return "  " + string.Join(" · ", Facts(result, context));
    }

    private static string FirstSentence(LoadResult result)
    {
        var suspects = result.Health.Findings.Where(finding => finding.Severity == HealthSeverity.Suspect).Select(finding => finding.Title).Distinct().ToList();
        var suspicion = suspects.Count == 0 ? "" : $" (suspect: {string.Join(", ", suspects)})";
        return $"{Ellipsis.OneLine(result.Name)} {VerdictText.Of(result.Verdict)}{suspicion}: {result.Summary}";
    }

    private static IEnumerable<string> Facts(LoadResult result, ReportContext context)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{result.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z");
        yield return $"ran {Figures.Span(Rounded(result.Duration))}";
        if (result.Mode != RunMode.Full)
        {
            yield return result.Mode == RunMode.Debug ? "under a debugger" : "smoke mode";
        }

        if (result.IsInMemory)
        {
            yield return "in-memory, shared CPU: compare only with itself";
        }

        if (context.Framework is { } framework)
        {
            yield return framework;
        }
    }

    private static TimeSpan Rounded(TimeSpan time) => time < TimeSpan.FromSeconds(1) ? time : TimeSpan.FromSeconds(Math.Round(time.TotalSeconds, 1));
}
