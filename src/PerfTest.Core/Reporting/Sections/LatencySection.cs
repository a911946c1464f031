using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>The percentiles of what was waited for; all beside the expected ones, and from the intended start beside the service time.</summary>
internal static class LatencySection
{
    private static readonly double[] Shown = [50, 75, 90, 95, 99, 99.9];

    public static IEnumerable<string> Lines(LoadResult result)
    {
        var table = new TextTable([TextTable.Column.Left(48), .. Enumerable.Repeat(TextTable.Column.Right, Shown.Length + 3)]);
        table.Add(["", "min", .. Shown.Select(Percentiles.Name), "max", "samples"]);
        var rows = Rows(result).Where(row => row.Metric.Count > 0).ToList();
        foreach (var (name, metric) in rows)
        {
            var all = metric.Distribution!;
            table.Add(
            [
                name,
                Figures.Time(all.Values.Min),
                .. Shown.Select(percent => all.Quantile(percent / 100) is { } value ? Figures.Time(value) : NotReached.Mark),
                Figures.Time(all.Values.Max),
                Figures.Count(metric.Count),
            ]);
        }

        return rows.Count == 0
            ? ["LATENCY", "  no samples"]
            : ["LATENCY", .. table.Lines(), .. NotReached.Explain(rows.Select(row => row.Metric))];
    }

    public static IEnumerable<(string Name, LatencyMetric Metric)> Rows(LoadResult result)
    {
        if (result.Http.HasRequests)
        {
            yield return (MetricNames.HttpReqResponseTime, result.Http.ResponseTime);
            yield return (MetricNames.HttpReqDuration, result.Http.Duration);
            yield return ("  of expected responses", result.Http.ExpectedDuration);
            yield return (MetricNames.HttpReqBlocked, result.Http.Blocked);
            yield return (MetricNames.HttpReqWaiting, result.Http.Waiting);
        }

        yield return (MetricNames.IterationResponseTime, result.Iterations.ResponseTime);
        yield return (MetricNames.IterationDuration, result.Iterations.Duration);
    }
}
