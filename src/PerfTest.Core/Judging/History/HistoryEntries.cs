using System.Collections.Immutable;
using PerfTest.Measuring;

namespace PerfTest.Judging;

/// <summary>What the history will keep of a result. Pure.</summary>
internal static class HistoryEntries
{
    /// <param name="result">Of a full run that went to its end, and in which an iteration did.</param>
    /// <param name="key">As it was before load: test, machine, settings and scale.</param>
    /// <param name="commit">Of which code; null: nobody says so.</param>
    public static HistoryEntry Of(LoadResult result, HistoryEntry key, string? commit)
    {
        var record = result.Record;
        var run = new SampleView(record.Plan, record.Metrics, Judge.RateLength(record));
        var reader = new ThresholdReader(run, HeadlineMetrics.Of(run));
        var figures = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var baseline in record.Plan.Baselines)
        {
            if (reader.Read(new() { Expression = baseline.Expression }).Value is { } value && double.IsFinite(value))
            {
                figures[baseline.Key] = value;
            }
        }

        var isHttp = result.Http.Requests.Count > 0;
        return key with
        {
            StartedAt = result.StartedAt,
            Commit = commit,
            Runtime = result.Machine?.Runtime,
            Verdict = result.Verdict,
            P50 = result.Latency.Distribution?.Quantile(0.5),
            P95 = result.Latency.Distribution?.Quantile(0.95),
            P99 = result.Latency.Distribution?.Quantile(0.99),
            Rate = isHttp ? result.Http.Requests.Rate : result.Iterations.Rate,
            Failed = result.Metrics.Rate(isHttp ? MetricNames.HttpReqFailed : MetricNames.IterationFailed).Rate,
            Figures = figures.ToImmutable(),
        };
    }
}
