using System.Globalization;
using System.Net;
using System.Security.Authentication;

namespace PerfTest.Measuring;

/// <summary>The series that alike requests go to, found once.</summary>
internal sealed class HttpSeries
{
    /// <summary>So many responses may fail to show their body before no other is asked for it.</summary>
    private const int BodyTries = 20;

    private readonly MetricStore _store;
    private readonly HttpSeriesKey _key;
    private readonly TagSet _endpoint;
    private ConnectionSeries? _connection;
    private int _bodyIsTaken;
    private int _bodyTries;

    public HttpSeries(MetricStore store, HttpSeriesKey key, bool isArrivalRate)
    {
        _store = store;
        _key = key;
        var metrics = store.BuiltIn;

        DataSent = store.GetCounter(metrics.DataSent, key.Tags);
        DataReceived = store.GetCounter(metrics.DataReceived, key.Tags);

        _endpoint = key.Tags.With(TagNames.Name, store.NameWithinBudget(key.Name)).With(TagNames.Method, key.Method.Method);
        Waiting = store.GetTrend(metrics.HttpReqWaiting, _endpoint);
        Receiving = store.GetTrend(metrics.HttpReqReceiving, _endpoint);

        var outcome = OutcomeTags();
        Requests = store.GetCounter(metrics.HttpReqs, outcome);
        Failed = store.GetRate(metrics.HttpReqFailed, outcome);
        Duration = store.GetTrend(metrics.HttpReqDuration, outcome);
        ResponseTime = isArrivalRate ? store.GetTrend(metrics.HttpReqResponseTime, outcome) : null;
    }

    /// <summary>What these requests have in common.</summary>
    public ref readonly HttpSeriesKey Key => ref _key;

    public CounterSeries Requests { get; }
    public RateSeries Failed { get; }
    public TrendSeries Duration { get; }

    /// <summary>Null in a closed model.</summary>
    public TrendSeries? ResponseTime { get; }

    /// <summary>Kept per endpoint, not per status.</summary>
    public TrendSeries Waiting { get; }

    /// <summary>Kept per endpoint, not per status.</summary>
    public TrendSeries Receiving { get; }

    /// <summary>Made when first needed: a host in memory has no connections.</summary>
    public ConnectionSeries Connection => _connection ?? MakeConnection();

    /// <summary>The slowest of the endpoint, which it shares with the endpoint's other series; null where there are too many endpoints.</summary>
    public SlowRequests? Slowest { get; init; }

    public CounterSeries DataSent { get; }
    public CounterSeries DataReceived { get; }

    /// <summary>What kind of error this is in the error log: <c>http 5xx</c>, <c>http timeout</c>.</summary>
    public string ErrorType { get; private init; } = "";

    /// <summary><c>GET /products/{id} → 500 Internal Server Error</c></summary>
    public string ErrorText { get; private init; } = "";

    public static HttpSeries Create(MetricStore store, HttpSeriesKey key, bool isArrivalRate, SlowRequests? slowest = null) =>
        new(store, key, isArrivalRate) { Slowest = slowest, ErrorType = TypeOf(key.ErrorCode), ErrorText = $"{key.Method} {key.Name} → {OutcomeText(key)}" };

    /// <summary>True for the one response that is to show its body.</summary>
    public bool TryClaimBody() =>
        Volatile.Read(ref _bodyIsTaken) == 0 && Interlocked.Exchange(ref _bodyIsTaken, 1) == 0;

    /// <summary>It had none to show: another may.</summary>
    public void GiveBodyBack()
    {
        if (Interlocked.Increment(ref _bodyTries) < BodyTries)
        {
            Volatile.Write(ref _bodyIsTaken, 0);
        }
    }

    /// <summary>The store always answers with the same series: two threads may both ask.</summary>
    private ConnectionSeries MakeConnection()
    {
        var made = new ConnectionSeries(_store, _endpoint);
        return Interlocked.CompareExchange(ref _connection, made, null) ?? made;
    }

    private TagSet OutcomeTags()
    {
        var tags = _key.Tags
            .With(TagNames.Name, _key.Name)
            .With(TagNames.Method, _key.Method.Method)
            .With(TagNames.Status, _key.Status.ToString(CultureInfo.InvariantCulture))
            .With(TagNames.Proto, $"HTTP/{_key.Version}")
            .With(TagNames.ExpectedResponse, _key.IsExpected ? "true" : "false");
        if (_key.ErrorCode != HttpError.None)
            tags = tags.With(TagNames.ErrorCode, _key.ErrorCode.ToString(CultureInfo.InvariantCulture));
        if (TlsText(_key.Tls) is { } tls)
            tags = tags.With(TagNames.TlsVersion, tls);
        if (HttpError.TextOf(_key.ErrorCode) is { } error)
            tags = tags.With(TagNames.Error, error);
        if (HttpError.ClassOf(_key.ErrorCode) is { } errorClass)
            tags = tags.With(TagNames.ErrorClass, errorClass);
        return _key.IsCensored ? tags.With(TagNames.Censored, "true") : tags;
    }

    /// <summary>As k6 calls them.</summary>
    private static string? TlsText(SslProtocols protocol) => protocol switch
    {
        SslProtocols.None => null,
        SslProtocols.Tls12 => "tls1.2",
        SslProtocols.Tls13 => "tls1.3",
        _ => protocol.ToString().ToLowerInvariant(),
    };

    private static string TypeOf(int errorCode) =>
        errorCode == HttpError.None ? "http unexpected"
        : HttpError.ClassOf(errorCode) is { } errorClass ? $"http {errorClass}"
        : "http error";

    private static string OutcomeText(HttpSeriesKey key) =>
        key.IsCensored ? "cut off at the end of the load"
        : HttpError.TextOf(key.ErrorCode) ?? StatusText(key);

    private static string StatusText(HttpSeriesKey key)
    {
        var text = $"{key.Status.ToString(CultureInfo.InvariantCulture)} {ReasonOf(key.Status)}".TrimEnd();
        return key.ErrorCode == HttpError.None ? $"{text} (not expected)" : text;
    }

    private static string ReasonOf(int status)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        return response.ReasonPhrase ?? "";
    }
}
