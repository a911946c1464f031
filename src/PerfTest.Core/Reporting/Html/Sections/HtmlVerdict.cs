using System.Globalization;
using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>The top of the report: the verdict, what broke first, what was run, the numbers that everybody asks for. Of a run that goes on: how far it is.</summary>
internal static class HtmlVerdict
{
    /// <summary>Of its element.</summary>
    public const string Id = "verdict";

    private const int MostFailures = 10;

    /// <summary>One character for titles: ✓, ✗, or ▶ while it runs.</summary>
    public static string Mark(HtmlView view) => view.Context.IsPartial ? "▶" : view.Result.Passed ? "✓" : "✗";

    public static Markup Render(HtmlView view)
    {
        var result = view.Result;
        var html = new MarkupBuilder();
        html.Add($"<header id=\"{Id}\" class=\"verdict {(view.Context.IsPartial ? "running" : result.Passed ? "passed" : "failed")}\">");
        html.Add($"<p class=\"badge\"><span aria-hidden=\"true\">{Mark(view)}</span> {Word(view)}</p><h1><bdi>{Ellipsis.OneLine(result.Name)}</bdi></h1>");
        if (view.Context.IsPartial)
        {
            AddProgress(html, view);
        }
        else
        {
            html.Add($"<p class=\"summary\">{Sentence(result.Summary)}</p>");
            AddOtherFailures(html, result);
        }

        var suspects = result.Health.Findings.Where(finding => finding.Severity == HealthSeverity.Suspect).Select(finding => finding.Title).Distinct().ToList();
        if (suspects.Count > 0)
        {
            html.Add($"<p class=\"suspect\"><b>Suspect: {string.Join(", ", suspects)}.</b> The numbers may be the generator’s and not the target’s: <a href=\"#health\">see its health</a>.</p>");
        }

        html.Add($"<p class=\"facts\">{Markup.Join(Facts(result, view.Context).Select(fact => Markup.Of($"<span>{fact}</span> ")))}</p>");
        return html.Add($"<dl class=\"tiles\">{Markup.Join(Tiles(result))}</dl></header>").ToMarkup();
    }

    private static string Word(HtmlView view) => view.Context.IsPartial ? "Running" : view.Result.Verdict switch
    {
        LoadVerdict.Passed => "Passed",
        LoadVerdict.NotDelivered => "Failed: the load was not delivered",
        LoadVerdict.Aborted => "Aborted",
        LoadVerdict.Cancelled => "Cancelled",
        _ => "Failed",
    };

    private static void AddProgress(MarkupBuilder html, HtmlView view)
    {
        var (now, planned) = (view.Result.Duration, view.Result.PlannedDuration);
        if (view.IsIterationCounted)
        {
            html.Add($"<p class=\"summary\">{Span(now)} so far; the plan ends with its work, after {Span(planned)} at most. Nothing is judged yet.</p>");
        }
        else
        {
            html.Add($"<p class=\"summary\">{Span(now)} of {Span(planned)} so far. Nothing is judged yet.</p>");
            html.Add($"<progress max=\"{planned.TotalSeconds:R}\" value=\"{Math.Min(now.TotalSeconds, planned.TotalSeconds):R}\" aria-label=\"How much of the plan is over\"></progress>");
        }
    }

    private static void AddOtherFailures(MarkupBuilder html, LoadResult result)
    {
        if (result.Failures.Count < 2)
        {
            return;
        }

        html.Add($"<ul class=\"also\" aria-label=\"What failed besides\">");
        foreach (var failure in result.Failures.Skip(1).Take(MostFailures))
        {
            html.Add($"<li>{Sentence(failure)}</li>");
        }

        if (result.Failures.Count - 1 - MostFailures is > 0 and var more)
        {
            html.Add($"<li>and {more} more</li>");
        }

        html.Add($"</ul>");
    }

    private static IEnumerable<string> Facts(LoadResult result, ReportContext context)
    {
        foreach (var scenario in result.Scenarios)
        {
            var name = result.Scenarios.Count == 1 ? "" : $"{Ellipsis.OneLine(scenario.Name)}: ";
            yield return $"{name}{scenario.Workload} ({scenario.Executor}), {(scenario.IsOpenModel ? "open model: response time from the intended start" : "closed model: service time")}";
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"{result.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        if (!context.IsPartial)
        {
            yield return $"ran {Span(result.Duration)}";
        }

        if (result.Mode != RunMode.Full)
        {
            yield return result.Mode == RunMode.Debug ? "under a debugger: one iteration" : "smoke mode: one iteration";
        }

        if (result.TimeScale != 1)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"times scaled by {result.TimeScale}");
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

    private static IEnumerable<Markup> Tiles(LoadResult result)
    {
        if (result.Http.HasRequests)
        {
            var failed = result.Http.Failed;
            yield return Tile("requests", Figures.Count(result.Http.Requests.Count), Figures.PerSecond(result.Http.Requests.Rate));
            yield return Tile("failed requests", Figures.Percent(failed.Rate), $"{Figures.Count(failed.Passes)} of {Figures.Count(failed.Total)}", failed.Passes > 0);
        }

        var iterations = result.Iterations;
        yield return Tile("iterations", Figures.Count(iterations.Completed), Figures.PerSecond(iterations.Rate));
        if (iterations.Failed > 0)
        {
            yield return Tile("failed iterations", Figures.Percent((double)iterations.Failed / iterations.Completed), $"{Figures.Count(iterations.Failed)} of {Figures.Count(iterations.Completed)}", isBad: true);
        }

        if (iterations.Dropped > 0)
        {
            yield return Tile("dropped", Figures.Count(iterations.Dropped), $"iterations, of {Figures.Count(iterations.Due)} due", isBad: true);
        }

        if (result.Latency.Distribution is { } all)
        {
            foreach (var percent in new double[] { 50, 95, 99 })
            {
                yield return all.Quantile(percent / 100) is { } value
                    ? Tile($"p{percent}", Figures.Time(value), result.Latency.Name)
                    : Tile($"p{percent}", NotReached.Mark, $"not reached: {Figures.Percent(all.NeverStartedShare, 1)} never started", isBad: true);
            }

            yield return Tile("max", Figures.Time(all.Values.Max), all.NeverStarted > 0 ? "of those that started" : result.Latency.Name);
        }

        if (result.Metrics.Gauge(Measuring.MetricNames.Vus) is { HasSamples: true, Max: > 0 } vus)
        {
            yield return Tile("virtual users", Figures.Number(vus.Max), "at most, active");
        }
    }

    private static Markup Tile(string name, string number, string below, bool isBad = false) =>
        Markup.Of($"<div{(isBad ? Markup.Of($" class=\"bad\"") : Markup.Empty)}><dt>{name}</dt><dd>{number}<small>{Breakable(below)}</small></dd></div>");

    /// <summary>Names of metrics may break between their words.</summary>
    private static Markup Breakable(string text) => new(HtmlText.Encode(text).Replace("_", "_<wbr>", StringComparison.Ordinal));

    /// <summary>Messages of assertions have lines of their own.</summary>
    private static Markup Sentence(string sentence) => Markup.Of($"<bdi class=\"said\">{sentence.Trim()}</bdi>");

    private static string Span(TimeSpan time) => Figures.Span(time < TimeSpan.FromSeconds(1) ? time : TimeSpan.FromSeconds(Math.Round(time.TotalSeconds, 1)));
}
