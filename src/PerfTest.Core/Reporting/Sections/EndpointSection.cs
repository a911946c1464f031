using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>The requests by name.</summary>
internal static class EndpointSection
{
    private const int Most = 25;

    public static IEnumerable<string> Lines(LoadResult result)
    {
        if (result.Endpoints.Count == 0)
        {
            return [];
        }

        var table = new TextTable([TextTable.Column.Left(48), .. Enumerable.Repeat(TextTable.Column.Right, 7)]);
        table.Add("", "requests", "rate", "failed", "p50", "p95", "p99", "max");
        foreach (var endpoint in result.Endpoints.Take(Most))
        {
            var all = endpoint.Duration.Distribution;
            string At(double p) => all?.Quantile(p) is { } value ? Figures.Time(value) : "";
            table.Add(
                Ellipsis.OneLine(endpoint.FullName),
                Figures.Count(endpoint.Requests.Count),
                Figures.PerSecond(endpoint.Requests.Rate),
                endpoint.Failed.Total == 0 ? "" : Figures.Percent(endpoint.Failed.Rate),
                At(0.5),
                At(0.95),
                At(0.99),
                all is null ? "" : Figures.Time(all.Values.Max));
        }

        var more = result.Endpoints.Count - Most;
        return ["ENDPOINTS", .. table.Lines(), .. more > 0 ? new[] { $"  and {more} more: see the JSON file" } : []];
    }
}
