using PerfTest.Judging;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>How well the generator did, as sentences: whether what was measured is the target's doing.</summary>
internal static class HtmlHealth
{
    public static Markup Body(HtmlView view)
    {
        var result = view.Result;
        var html = new MarkupBuilder();
        html.Add($"<p>{Sentence(result)}</p>");
        if (result.Health.Findings.Count > 0)
        {
            html.Add($"<ul class=\"findings\">");
            foreach (var finding in result.Health.Findings)
            {
                var (style, word) = finding.Severity switch
                {
                    HealthSeverity.NotDelivered => ("no", "✗ not delivered"),
                    HealthSeverity.Suspect => ("maybe", "! suspect"),
                    _ => ("note", "note"),
                };
                html.Add($"<li><span class=\"{style}\">{word}</span> {finding.Sentence}</li>");
            }

            html.Add($"</ul>");
        }

        return html.Add(HtmlFacts.Of(Measured(result.Health))).ToMarkup();
    }

    private static string Sentence(LoadResult result)
    {
        if (result.Mode != RunMode.Full)
        {
            return "The load generator was not judged: one iteration is no load.";
        }

        var health = result.Health;
        var lag = health.StartLagP99 is { } p99 ? $": {Figures.Percent(health.StartedShare)} of what was due did start, and 99 % of that within {Text(p99)} of its time" : "";
        var delivered = health.IsDelivered ? $"The planned load was delivered{lag}." : $"The planned load was not delivered{lag}; so nothing can be said about the target.";
        return delivered + (health.IsSuspect && !health.IsDelivered ? " Something may have disturbed the generator itself."
            : health.IsSuspect ? " But something may have disturbed the generator, and the numbers may be its own and not the target’s."
            : health.IsDelivered ? " Nothing disturbed the generator: what was measured is the target’s doing." : "");
    }

    private static IEnumerable<(string Name, string Value)> Measured(HealthResult health)
    {
        if (health.StartLagP99 is { } lag)
        {
            yield return ("start lag, p99", Text(lag));
        }

        if (health.PoolDelayP99 is { } delay)
        {
            yield return ("thread pool’s delay, p99", Text(delay));
        }

        if (health.PoolThreads is { } threads)
        {
            yield return ("threads of the pool, at most", Figures.Count(threads));
        }

        if (health.RunnerThreads is { } kept and > 0)
        {
            yield return ("threads kept by the test runner, made up for", Figures.Count(kept));
        }

        if (health.GcPauseShare is { } share)
        {
            yield return ("time in GC pauses", Figures.Percent(share, 1));
        }

        if (health.LongestGcPause is { } pause)
        {
            yield return ("longest GC pause", Text(pause));
        }

        if (health.CpuShare is { } cpu)
        {
            yield return ("CPU of this process, of what it may use", Figures.Percent(cpu, 0));
        }
    }

    private static string Text(TimeSpan time) => Figures.Time(Nanoseconds.From(time));
}
