using System.Globalization;
using System.Net;

namespace PerfTest.Measuring;

/// <summary>The series that alike requests go to, found once.</summary>
internal sealed class HttpSeries
{
    /// <summary>Above this many bytes of histograms the sub-timings of further endpoints fold into <see cref="TagNames.Other"/>. 256 MB.</summary>
    internal const long HistogramBudget = 256L << 20;

    private readonly HttpSeriesKey _key;

    public HttpSeries(MetricStore store, HttpSeriesKey key, bool isArrivalRate, bool isExpected)
    {
        _key = key;
        IsExpected = isExpected;
        var metrics = store.BuiltIn;

        DataSent = store.GetCounter(metrics.DataSent, key.Tags);
        DataReceived = store.GetCounter(metrics.DataReceived, key.Tags);

        var endpoint = key.Tags.With(TagNames.Name, store.HistogramBytes > HistogramBudget ? TagNames.Other : key.Name).With(TagNames.Method, key.Method.Method);
        Waiting = store.GetTrend(metrics.HttpReqWaiting, endpoint);
        Receiving = store.GetTrend(metrics.HttpReqReceiving, endpoint);

        var outcome = OutcomeTags();
        Requests = store.GetCounter(metrics.HttpReqs, outcome);
        Failed = store.GetRate(metrics.HttpReqFailed, outcome);
        Duration = store.GetTrend(metrics.HttpReqDuration, outcome);
        ResponseTime = isArrivalRate ? store.GetTrend(metrics.HttpReqResponseTime, outcome) : null;
    }

    public bool IsExpected { get; }

    public CounterSeries Requests { get; }
    public RateSeries Failed { get; }
    public TrendSeries Duration { get; }

    /// <summary>Null in a closed model.</summary>
    public TrendSeries? ResponseTime { get; }

    /// <summary>Kept per endpoint, not per status.</summary>
    public TrendSeries Waiting { get; }

    /// <summary>Kept per endpoint, not per status.</summary>
    public TrendSeries Receiving { get; }

    public CounterSeries DataSent { get; }
    public CounterSeries DataReceived { get; }

    /// <summary>What kind of error this is in the error log: <c>http 5xx</c>, <c>http timeout</c>.</summary>
    public string ErrorType { get; private init; } = "";

    /// <summary><c>GET /products/{id} → 500 Internal Server Error</c></summary>
    public string ErrorText { get; private init; } = "";

    public static HttpSeries Create(MetricStore store, HttpSeriesKey key, bool isArrivalRate, bool isExpected) =>
        new(store, key, isArrivalRate, isExpected) { ErrorType = TypeOf(key.ErrorCode), ErrorText = $"{key.Method} {key.Name} → {OutcomeText(key)}" };

    private TagSet OutcomeTags()
    {
        var tags = _key.Tags
            .With(TagNames.Name, _key.Name)
            .With(TagNames.Method, _key.Method.Method)
            .With(TagNames.Status, _key.Status.ToString(CultureInfo.InvariantCulture))
            .With(TagNames.Proto, $"HTTP/{_key.Version}")
            .With(TagNames.ExpectedResponse, IsExpected ? "true" : "false");
        if (_key.ErrorCode != HttpError.None)
            tags = tags.With(TagNames.ErrorCode, _key.ErrorCode.ToString(CultureInfo.InvariantCulture));
        if (HttpError.TextOf(_key.ErrorCode) is { } error)
            tags = tags.With(TagNames.Error, error);
        if (HttpError.ClassOf(_key.ErrorCode) is { } errorClass)
            tags = tags.With(TagNames.ErrorClass, errorClass);
        return _key.IsCensored ? tags.With(TagNames.Censored, "true") : tags;
    }

    private static string TypeOf(int errorCode) => HttpError.ClassOf(errorCode) is { } errorClass ? $"http {errorClass}" : "http error";

    private static string OutcomeText(HttpSeriesKey key) =>
        key.IsCensored ? "cut off at the end of the load"
        : HttpError.TextOf(key.ErrorCode) ?? $"{key.Status.ToString(CultureInfo.InvariantCulture)} {ReasonOf(key.Status)}".TrimEnd();

    private static string ReasonOf(int status)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        return response.ReasonPhrase ?? "";
    }
}
