using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>The latencies that every summary shows, however short: what was waited for, and all beside the expected ones.</summary>
internal static class HeadlineLatencies
{
    private static readonly double[] Shown = [50, 90, 95, 99, 99.9];

    /// <summary>Those that have samples, by the names of their metrics.</summary>
    public static IEnumerable<(string Name, LatencyMetric Metric)> Of(LoadResult result)
    {
        var all = new List<(string Name, LatencyMetric Metric)>();
        if (result.Http.HasRequests)
        {
            all.Add((MetricNames.HttpReqResponseTime, result.Http.ResponseTime));
            all.Add((MetricNames.HttpReqDuration, result.Http.Duration));
            all.Add(($"{MetricNames.HttpReqDuration}{{expected_response:true}}", result.Http.ExpectedDuration));
        }

        all.Add((MetricNames.IterationResponseTime, result.Iterations.ResponseTime));
        all.Add((MetricNames.IterationDuration, result.Iterations.Duration));
        return all.Where(metric => metric.Metric.Count > 0);
    }

    /// <summary><c>avg</c>, <c>min</c>, the percentiles and <c>max</c> in milliseconds; null where a percentile falls among what never started.</summary>
    public static IEnumerable<(string Name, double? Milliseconds)> Statistics(LatencyMetric metric)
    {
        var all = metric.Distribution!;
        yield return ("avg", Milliseconds(all.Values.Average));
        yield return ("min", Milliseconds(all.Values.Min));
        foreach (var percent in Shown)
        {
            yield return (Percentiles.Name(percent), all.Quantile(percent / 100) is { } value ? Milliseconds(value) : null);
        }

        yield return ("max", Milliseconds(all.Values.Max));
    }

    private static double Milliseconds(double nanoseconds) => nanoseconds / Nanoseconds.PerMillisecond;
}
