using System.Globalization;
using System.Text;
using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>The result for pull requests and summaries of CI jobs: verdict, limits, main numbers, endpoints, errors.</summary>
internal static class MarkdownReport
{
    private const int MostEndpoints = 15;
    private const int MostErrors = 5;
    private const int MostWarnings = 10;
    private const int LongestName = 120;
    private const int LongestMessage = 500;

    public static void Write(Stream stream, LoadResult result, ReportContext context)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (var line in Lines(result, context))
        {
            text.WriteLine(line);
        }
    }

    public static IEnumerable<string> Lines(LoadResult result, ReportContext context) =>
    [
        .. Head(result, context),
        .. BreakingPoint(result),
        .. Thresholds(result),
        .. Numbers(result),
        .. Endpoints(result),
        .. Errors(result),
        .. Remarks(result),
        .. Files(result),
    ];

    private static IEnumerable<string> Head(LoadResult result, ReportContext context)
    {
        yield return $"## {(result.Passed ? "✅" : "❌")} {Name(result.Name)} {VerdictText.Of(result.Verdict)}";
        yield return "";
        yield return MarkdownText.Sentence(result.Summary);
        yield return "";
        foreach (var failure in result.Failures.Skip(1).Take(MostWarnings))
        {
            yield return $"- {MarkdownText.Sentence(failure)}";
        }

        if (result.Failures.Count > 1)
        {
            yield return "";
        }

        foreach (var scenario in result.Scenarios)
        {
            var name = result.Scenarios.Count == 1 ? "" : $"{Name(scenario.Name)}: ";
            yield return $"- {name}{MarkdownText.Sentence($"{scenario.Workload} ({scenario.Executor}), {(scenario.IsOpenModel ? "open model, response time from the intended start" : "closed model, service time")}")}";
        }

        yield return $"- {MarkdownText.Sentence(string.Join(" · ", Facts(result, context)))}";
        yield return "";
    }

    private static IEnumerable<string> Facts(LoadResult result, ReportContext context)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{result.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z");
        yield return $"ran {Figures.Span(TimeSpan.FromSeconds(Math.Round(result.Duration.TotalSeconds, 1)))}";
        if (result.Mode != RunMode.Full)
        {
            yield return $"{result.Mode.ToString().ToLowerInvariant()} mode: one iteration is no load";
        }

        if (result.IsInMemory)
        {
            yield return "in-memory, shared CPU: compare only with itself";
        }

        if (context.Framework is { } framework)
        {
            yield return framework;
        }

        if (result.Machine is { } machine)
        {
            yield return $"{machine.Cpu}, {Figures.Number(machine.Cores)} cores, {machine.Runtime}";
        }
    }

    private static IEnumerable<string> BreakingPoint(LoadResult result)
    {
        if (result.BreakingPoint is not { } found)
        {
            return [];
        }

        var table = new MarkdownTable("level", "completed", "p50", "p95", "p99", "why not");
        foreach (var level in found.Curve)
        {
            string At(double p) => level.Latency.Distribution is not { Values.Count: > 0 } all ? "" : all.Quantile(p) is { } value ? Figures.Time(value) : MarkdownText.Sentence(NotReached.Mark);
            table.Add(
                $"{(level.Held ? "✅" : "❌")} {MarkdownText.Sentence(level.Text)}", Figures.PerSecond(level.Completed), At(0.5), At(0.95), At(0.99), MarkdownText.Sentence(level.Reason ?? ""));
        }

        return ["### Breaking point", "", MarkdownText.Sentence(found.Summary), "", .. table.Lines(), ""];
    }

    private static IEnumerable<string> Thresholds(LoadResult result)
    {
        var table = new MarkdownTable("threshold", "limit", "measured", "samples", "");
        foreach (var threshold in result.Thresholds.Where(threshold => !(threshold.IsDefault && threshold.Measured is null)))
        {
            table.Add(
                $"{(threshold.Passed ? "✅" : "❌")} {Name(threshold.Expression)}{(threshold.Scope is { } scope ? $" {MarkdownText.Sentence(scope)}" : "")}",
                MarkdownText.Sentence(threshold.LimitText),
                MarkdownText.Sentence(threshold.MeasuredText),
                Figures.Count(threshold.Samples),
                threshold.FirstExceeded is { } moment ? $"first at {Figures.Moment(moment)}" : threshold.IsDefault ? "default" : "");
        }

        return table.IsEmpty ? [] : [.. table.Lines(), ""];
    }

    private static IEnumerable<string> Numbers(LoadResult result)
    {
        var table = new MarkdownTable("latency", "avg", "p50", "p90", "p95", "p99", "p99.9", "max", "samples");
        foreach (var (name, metric) in HeadlineLatencies.Of(result))
        {
            var all = metric.Distribution!;
            string At(double p) => all.Quantile(p) is { } value ? Figures.Time(value) : MarkdownText.Sentence(NotReached.Mark);
            table.Add(MarkdownText.Code(name), Figures.Time(all.Values.Average), At(0.5), At(0.9), At(0.95), At(0.99), At(0.999), Figures.Time(all.Values.Max), Figures.Count(metric.Count));
        }

        IEnumerable<string> totals = [$"- {Figures.Counted(result.Iterations.Completed, "iteration")}, {Figures.Count(result.Iterations.Failed)} failed, {Figures.Count(result.Iterations.Dropped)} never started"];
        if (result.Http.HasRequests)
        {
            totals = totals.Prepend(MarkdownText.Sentence(
                $"{Figures.Counted(result.Http.Requests.Count, "request")}, {Figures.PerSecond(result.Http.Requests.Rate)}, {Figures.Percent(result.Http.Failed.Rate)} failed").Insert(0, "- "));
        }

        if (result.Checks.Count > 0)
        {
            var broken = result.Checks.Where(check => check.Fails > 0).Take(MostErrors).Select(check => $"{Name(check.Name)} {Figures.Count(check.Fails)} of {Figures.Count(check.Total)}").ToList();
            totals = totals.Append($"- {Figures.Counted(result.Checks.Sum(check => check.Total), "check")}, {(broken.Count == 0 ? "all held" : $"broken: {string.Join(", ", broken)}")}");
        }

        return [.. table.IsEmpty ? [] : table.Lines().Append(""), .. totals, ""];
    }

    private static IEnumerable<string> Endpoints(LoadResult result)
    {
        if (result.Endpoints.Count == 0)
        {
            return [];
        }

        var table = new MarkdownTable("endpoint", "requests", "rate", "failed", "p50", "p95", "p99", "max");
        foreach (var endpoint in result.Endpoints.Take(MostEndpoints))
        {
            var all = endpoint.Duration.Distribution;
            string At(double p) => all?.Quantile(p) is { } value ? Figures.Time(value) : "";
            table.Add(
                Name(endpoint.FullName),
                Figures.Count(endpoint.Requests.Count),
                Figures.PerSecond(endpoint.Requests.Rate),
                endpoint.Failed.Total == 0 ? "" : Figures.Percent(endpoint.Failed.Rate),
                At(0.5),
                At(0.95),
                At(0.99),
                all is null ? "" : Figures.Time(all.Values.Max));
        }

        var more = result.Endpoints.Count - MostEndpoints;
        return [.. table.Lines(), "", .. more > 0 ? new[] { $"and {more} more endpoints", "" } : []];
    }

    private static IEnumerable<string> Errors(LoadResult result)
    {
        if (result.Errors.Count == 0)
        {
            yield break;
        }

        yield return "### Errors";
        yield return "";
        foreach (var error in result.Errors.Take(MostErrors))
        {
            var when = error.Count == 1 ? $"at {Figures.Moment(error.First)}" : $"from {Figures.Moment(error.First)} to {Figures.Moment(error.Last)}";
            yield return $"- {Figures.Count(error.Count)} × {Name(error.Type)}{(result.Scenarios.Count > 1 ? $" in {Name(error.Scenario)}" : "")}, {when}: {MarkdownText.Code(Ellipsis.End(error.Message, LongestMessage))}";
        }

        if (result.Errors.Count > MostErrors)
        {
            yield return $"- and {Figures.Counted(result.Errors.Count - MostErrors, "other kind")}";
        }

        yield return "";
    }

    private static IEnumerable<string> Remarks(LoadResult result)
    {
        List<string> sentences = [.. result.Health.Findings.Where(finding => finding.Severity != HealthSeverity.NotDelivered).Select(finding => finding.Sentence), .. result.Warnings];
        if (sentences.Count == 0)
        {
            return [];
        }

        return ["### Remarks", "", .. sentences.Take(MostWarnings).Select(sentence => $"- {MarkdownText.Sentence(sentence)}"), ""];
    }

    private static IEnumerable<string> Files(LoadResult result) =>
        result.Files.Count == 0 ? [] : [$"Files: {string.Join(", ", result.Files.Select(file => MarkdownText.Code(Path.GetFileName(file))))}", ""];

    private static string Name(string text) => MarkdownText.Code(Ellipsis.Middle(text, LongestName));
}
