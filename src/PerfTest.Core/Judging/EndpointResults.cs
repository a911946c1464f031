using System.Collections.Immutable;
using PerfTest.Measuring;

namespace PerfTest.Judging;

/// <summary>The requests of a run by their tag <c>name</c>, most frequent first.</summary>
internal static class EndpointResults
{
    /// <param name="run">The whole run.</param>
    public static ImmutableArray<EndpointResult> Of(SampleView run)
    {
        var metrics = run.Metrics;
        var endpoints = metrics.TagValues(MetricNames.HttpReqs, TagNames.Name).Select(name =>
        {
            ImmutableArray<KeyValuePair<string, string>> filter = [KeyValuePair.Create(TagNames.Name, name)];
            var methods = metrics.TagValues(MetricNames.HttpReqs, TagNames.Method, filter);
            string Named(string metric) => Selector.Print(metric, filter);
            return new EndpointResult
            {
                Name = name,
                Method = methods.Length == 1 ? methods[0] : "",
                Requests = new(Named(MetricNames.HttpReqs), Unit.None, run.Counter(MetricNames.HttpReqs, filter), run.Length),
                Failed = new(Named(MetricNames.HttpReqFailed), run.Rate(MetricNames.HttpReqFailed, filter)),
                Duration = new(Named(MetricNames.HttpReqDuration), run.Trend(MetricNames.HttpReqDuration, filter)),
                ResponseTime = new(Named(MetricNames.HttpReqResponseTime), run.Trend(MetricNames.HttpReqResponseTime, filter)),
            };
        });
        return [.. endpoints.OrderByDescending(endpoint => endpoint.Requests.Count)];
    }
}
