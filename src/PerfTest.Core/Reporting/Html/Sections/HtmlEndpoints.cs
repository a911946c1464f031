using System.Collections.Immutable;
using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>The requests by endpoint, each with its p95 over time.</summary>
internal static class HtmlEndpoints
{
    private const int Most = 200;

    public static Markup Body(HtmlView view)
    {
        var result = view.Result;
        if (result.Endpoints.Count == 0)
        {
            return Markup.Empty;
        }

        var isOpen = result.Endpoints.Any(endpoint => endpoint.ResponseTime.HasSamples);
        HtmlColumn[] columns =
        [
            HtmlColumn.Words("endpoint"), new("requests"), new("rate"), new("failed"), new("p50"), new("p90"), new("p95"), new("p99"), new("max"),
            .. isOpen ? [new HtmlColumn("response p95") { Hint = "From the intended start; the other times are service times" }] : Array.Empty<HtmlColumn>(),
            HtmlColumn.Picture("p95 over time"),
        ];
        var table = new HtmlTable("endpoints-table", "Endpoints", columns);
        var courses = view.HasCourse ? Courses(view.Parts) : [];
        foreach (var endpoint in result.Endpoints.Take(Most))
        {
            var all = endpoint.Duration.Distribution;
            table.Add(
                endpoint.Failed.Passes > 0 ? "warn" : null,
                [
                    new(Markup.Of($"<bdi>{Ellipsis.OneLine(endpoint.FullName)}</bdi>")),
                    HtmlCell.Count(endpoint.Requests.Count),
                    HtmlCell.PerSecond(endpoint.Requests.Rate),
                    endpoint.Failed.Total == 0 ? HtmlCell.Empty : HtmlCell.Percent(endpoint.Failed.Rate),
                    HtmlCell.Quantile(all, 50),
                    HtmlCell.Quantile(all, 90),
                    HtmlCell.Quantile(all, 95),
                    HtmlCell.Quantile(all, 99),
                    HtmlCell.Time(all?.Values.Max),
                    .. isOpen ? [HtmlCell.Quantile(endpoint.ResponseTime.Distribution, 95)] : Array.Empty<HtmlCell>(),
                    new(courses.TryGetValue(endpoint.Name, out var course) ? ChartSvg.Spark(course, "p95", $"p95 of {endpoint.FullName} over time") : Markup.Empty),
                ]);
        }

        var html = new MarkupBuilder();
        html.Add(table.ToMarkup());
        if (result.Endpoints.Count > Most)
        {
            html.Add($"<p class=\"remark\">And {Figures.Count(result.Endpoints.Count - Most)} more: see the JSON file.</p>");
        }

        return html.ToMarkup();
    }

    private static Dictionary<string, ImmutableArray<double?>> Courses(ImmutableArray<Slice> parts)
    {
        var names = parts.SelectMany(part => part.Scenarios).SelectMany(scenario => scenario.Endpoints).Select(endpoint => endpoint.Name).ToHashSet(StringComparer.Ordinal);
        var scratch = new Histogram();
        return names.ToDictionary(name => name, name => parts.Select(part => P95(part, name, scratch)).ToImmutableArray(), StringComparer.Ordinal);
    }

    private static double? P95(Slice part, string name, Histogram scratch)
    {
        scratch.Clear();
        foreach (var endpoint in part.Scenarios.SelectMany(scenario => scenario.Endpoints).Where(endpoint => endpoint.Name == name))
        {
            endpoint.Duration.AddTo(scratch);
        }

        return scratch.Count == 0 ? null : scratch.Quantile(0.95);
    }
}
