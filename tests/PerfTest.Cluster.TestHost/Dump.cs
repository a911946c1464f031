using System.Text.Json;
using PerfTest.Measuring;

namespace PerfTest.Cluster.TestHost;

/// <summary>All that a process measured, for the test to compare.</summary>
internal static class Dump
{
    public static void Write(string path, string token, LoadResult? result, string? mistake)
    {
        string text = JsonSerializer.Serialize(new
        {
            token,
            mistake,
            verdict = result?.Verdict.ToString(),
            summary = result?.Summary,
            report = result?.ToText(),
            thresholds = result?.Thresholds.Select(threshold => $"{threshold.Expression} {threshold.Passed} {threshold.MeasuredText}"),
            scenario = result is null ? null : Counts(result.Record.Outcome.Scenarios[0]),
            counters = result is null ? null : Series<CounterSnapshot>(result).ToDictionary(Name, series => series.Totals.Count),
            within = result is null ? null : Series<CounterSnapshot>(result).ToDictionary(Name, series => series.Totals.CountWithinPlan),
            rates = result is null ? null : Series<RateSnapshot>(result).ToDictionary(Name, series => new[] { series.Totals.Passes, series.Totals.Total }),
            trends = result is null ? null : Series<TrendSnapshot>(result).ToDictionary(Name, series => HdrEncoding.Encode(series.Values.ToHistogram())),
            extremes = result is null ? null : Series<TrendSnapshot>(result).ToDictionary(Name, series => new[] { series.Values.Min, series.Values.Max, series.Values.Sum }),
            gauges = result is null ? null : Series<GaugeSnapshot>(result).ToDictionary(Name, series => new[] { series.Totals!.Value.Value, series.Totals.Value.Max }),
            errors = result?.Errors.ToDictionary(error => error.Type, error => error.Count),
            slices = result?.Record.Slices.Select(slice => new { end = slice.End, planned = slice.Scenarios[0].PlannedVus, iterations = slice.Scenarios[0].Iterations }),
            percentiles = result is null ? null : new[] { result.Metrics.Trend("size").P95, result.Metrics.Trend("size").Median },
            agents = result?.Agents,
        });
        File.WriteAllText(path + ".tmp", text);
        File.Move(path + ".tmp", path, overwrite: true);
    }

    private static Dictionary<string, long> Counts(Running.ScenarioCounters counters) => new()
    {
        ["due"] = counters.Due,
        ["started"] = counters.Started,
        ["completed"] = counters.Completed,
        ["failed"] = counters.Failed,
        ["interrupted"] = counters.Interrupted,
        ["dropped"] = counters.Dropped,
    };

    private static IEnumerable<TSeries> Series<TSeries>(LoadResult result)
        where TSeries : SeriesSnapshot => result.Record.Metrics.Metrics.SelectMany(metric => metric.Series).OfType<TSeries>();

    private static string Name(SeriesSnapshot series) => $"{series.Metric.Name}{series.Tags}";
}
