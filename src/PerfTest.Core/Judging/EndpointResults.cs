using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>The requests of a run by their tag <c>name</c>, most frequent first.</summary>
internal static class EndpointResults
{
    /// <param name="run">The whole run.</param>
    /// <param name="slowest">The slowest requests by the tag <c>name</c>.</param>
    public static ImmutableArray<EndpointResult> Of(SampleView run, ImmutableDictionary<string, ImmutableArray<SlowSample>> slowest)
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
                Slowest = slowest.TryGetValue(name, out var samples) ? [.. samples.Select(Slow)] : [],
            };
        });
        return [.. endpoints.OrderByDescending(endpoint => endpoint.Requests.Count)];
    }

    private static SlowRequest Slow(SlowSample sample) => new()
    {
        At = Nanoseconds.ToTimeSpan(sample.Start),
        Duration = Nanoseconds.ToTimeSpan(sample.Duration),
        StartLag = Nanoseconds.ToTimeSpan(sample.StartLag),
        Method = sample.Method,
        Status = sample.Status,
        Error = HttpError.TextOf(sample.ErrorCode),
        TraceId = sample.TraceId,
        Scenario = sample.Scenario,
        Vu = sample.Vu,
        Iteration = sample.Iteration,
        Blocked = Time(sample.Blocked),
        Connecting = Time(sample.Connecting),
        TlsHandshaking = Time(sample.TlsHandshaking),
        Sending = Time(sample.Sending),
        Waiting = Time(sample.Waiting),
        Receiving = Time(sample.Receiving),
    };

    private static TimeSpan? Time(long nanoseconds) => nanoseconds == HttpPhases.None ? null : Nanoseconds.ToTimeSpan(nanoseconds);
}
