using System.Collections.Concurrent;
using System.Globalization;

namespace PerfTest.Measuring;

/// <summary>
/// Keeps what the meter tells of the requests of one scenario. Their durations end at the headers, so they go to <c>http.client.request.duration</c>, never to
/// <c>http_req_duration</c>; their failures count in <c>http_req_failed</c>, because a load test whose every response was an error must not pass. All carry
/// <c>source=meter</c>.
/// </summary>
internal sealed class MeterRecorder(RunRecorder run, ScenarioRecorder scenario)
{
    private const string Meter = "meter";
    private const int MaxRemembered = 1_000;

    private readonly ConcurrentDictionary<(TagSet Tags, string Name, string Method, int Status, int ErrorCode), Series> _series = new();

    private sealed record Series(TrendSeries Duration, RateSeries Failed, bool IsExpected, string ErrorType, string ErrorText);

    public void Record(VirtualUser vu, in MeterRequest request, long duration)
    {
        var key = (scenario.TagsOf(vu), vu.RequestName ?? request.Address?.Authority ?? TagNames.Other, request.Method, request.Status, request.ErrorCode);
        if (!_series.TryGetValue(key, out Series? series))
        {
            series = Create(key, request);
            if (_series.Count < MaxRemembered)
            {
                series = _series.GetOrAdd(key, series);
            }
        }

        series.Duration.Record(duration);
        series.Failed.Record(!series.IsExpected);
        if (!series.IsExpected)
        {
            run.Errors.Record(scenario.Name, series.ErrorType, series.ErrorText, vu.NowFromStart);
        }
    }

    private Series Create((TagSet Tags, string Name, string Method, int Status, int ErrorCode) key, in MeterRequest request)
    {
        bool isExpected = run.Plan.ExpectedStatuses.Contains(key.Status);
        string status = key.Status.ToString(CultureInfo.InvariantCulture);
        TagSet tags = key.Tags
            .With(TagNames.Source, Meter)
            .With(TagNames.Name, key.Name)
            .With(TagNames.Method, key.Method)
            .With(TagNames.Status, status)
            .With(TagNames.ExpectedResponse, isExpected ? "true" : "false");
        if (request.Protocol is { } protocol)
        {
            tags = tags.With(TagNames.Proto, $"HTTP/{protocol}");
        }

        if (key.ErrorCode != HttpError.None)
        {
            tags = tags.With(TagNames.ErrorCode, key.ErrorCode.ToString(CultureInfo.InvariantCulture));
        }

        string? errorClass = HttpError.ClassOf(key.ErrorCode);
        if (errorClass is not null)
        {
            tags = tags.With(TagNames.ErrorClass, errorClass);
        }

        BuiltInMetrics metrics = run.Store.BuiltIn;
        return new(
            run.Store.GetTrend(metrics.HttpClientRequestDuration, tags),
            run.Store.GetRate(metrics.HttpReqFailed, tags),
            isExpected,
            errorClass is not null ? $"http {errorClass}" : key.ErrorCode == HttpError.None ? "http unexpected" : "http error",
            $"{key.Method} {key.Name} → {HttpError.TextOf(key.ErrorCode) ?? status} (a client that PerfTest did not make)");
    }
}
