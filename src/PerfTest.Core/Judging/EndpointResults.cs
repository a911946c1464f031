using System.Collections.Immutable;
using PerfTest.Measuring;

namespace PerfTest.Judging;

/// <summary>The requests of a run by their tag <c>name</c>, most frequent first.</summary>
internal static class EndpointResults
{
    /// <param name="metrics">Of the whole run.</param>
    /// <param name="length">Nanoseconds by which counters are divided.</param>
    public static ImmutableArray<EndpointResult> Of(MetricsSnapshot metrics, long length)
    {
        var endpoints = metrics.TagValues(MetricNames.HttpReqs, TagNames.Name).Select(name =>
        {
            ImmutableArray<KeyValuePair<string, string>> filter = [KeyValuePair.Create(TagNames.Name, name)];
            var methods = metrics.TagValues(MetricNames.HttpReqs, TagNames.Method, filter);
            string Named(string metric) => Selector.Print(metric, filter);
            return new EndpointResult
            {
                Name = name,
                Method = methods.Length == 1 ? methods[0] : "",
                Requests = new(Named(MetricNames.HttpReqs), Unit.None, metrics.Counter(MetricNames.HttpReqs, filter), length),
                Failed = new(Named(MetricNames.HttpReqFailed), metrics.Rate(MetricNames.HttpReqFailed, filter)),
                Duration = new(Named(MetricNames.HttpReqDuration), metrics.Trend(MetricNames.HttpReqDuration, filter) is { } values ? new Distribution(values, 0) : null),
            };
        });
        return [.. endpoints.OrderByDescending(endpoint => endpoint.Requests.Count)];
    }
}
