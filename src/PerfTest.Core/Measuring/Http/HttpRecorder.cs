using System.Collections.Concurrent;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>Keeps what the requests of one scenario did. Called from many threads; once requests like it have been seen, a sample is one look-up.</summary>
internal sealed class HttpRecorder
{
    /// <summary>How many bundles of series are remembered; beyond, each sample looks its series up in the store.</summary>
    internal const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<HttpSeriesKey, HttpSeries> _series = new();
    private readonly RunRecorder _run;
    private readonly MetricStore _store;
    private readonly ErrorLog _errors;
    private readonly ScenarioRecorder _scenario;
    private readonly bool _isArrivalRate;
    private int _remembered;

    public HttpRecorder(RunRecorder run, ScenarioRecorder scenario)
    {
        _run = run;
        _store = run.Store;
        _errors = run.Errors;
        _scenario = scenario;
        _isArrivalRate = scenario.Scenario.Workload.IsArrivalRate;
    }

    /// <summary>That of the scenario which the virtual user runs, or null where nobody records.</summary>
    public static HttpRecorder? Of(VirtualUser vu) => (vu.Observer as ScenarioRecorder)?.Http;

    /// <summary>Which hosts may get load from this run.</summary>
    public HostPolicy Hosts => _run.Hosts;

    /// <summary>What was made for virtual users of this run.</summary>
    public RunResources Resources => _run.Resources;

    /// <summary>How requests of this run get their connections.</summary>
    public ConnectionNotes Connections => _run.Connections;

    /// <summary>A request goes to a host in this process.</summary>
    public void NoticeHostInProcess() => _scenario.NoticeHostInProcess();

    public void Record(in HttpSample sample)
    {
        var series = SeriesOf(sample);
        var duration = sample.End - sample.Start;

        series.Requests.Add(1, sample.End);
        series.Failed.Record(!series.IsExpected);
        series.Duration.Record(duration);
        series.ResponseTime?.Record(duration + sample.StartLag);
        if (sample.FirstByte >= 0)
            series.Waiting.Record(sample.FirstByte - sample.Start);
        if (sample.Received)
            series.Receiving.Record(sample.End - sample.FirstByte);
        series.DataSent.Add(sample.BytesSent, sample.End);
        series.DataReceived.Add(sample.BytesReceived, sample.End);

        if (!series.IsExpected)
            _errors.Record(_scenario.Name, series.ErrorType, ErrorText(series, sample), sample.End);
    }

    private HttpSeries SeriesOf(in HttpSample sample)
    {
        var tags = _scenario.TagsOf(sample.Vu);
        var key = new HttpSeriesKey(tags, sample.Name, sample.Method, sample.Version, sample.Status, sample.ErrorCode, sample.Censored);
        if (_series.TryGetValue(key, out var known))
            return known;
        var found = HttpSeries.Create(_store, key, _isArrivalRate, IsExpected(sample));
        return Volatile.Read(ref _remembered) < MaxRemembered ? Remember(key, found) : found;
    }

    private HttpSeries Remember(HttpSeriesKey key, HttpSeries found)
    {
        if (!_series.TryAdd(key, found))
            return _series[key];
        Interlocked.Increment(ref _remembered);
        return found;
    }

    /// <summary>A response with a status from 200 to 399 whose body could be read.</summary>
    private static bool IsExpected(in HttpSample sample) => sample is { Status: >= 200 and <= 399, ErrorCode: HttpError.None };

    private static string ErrorText(HttpSeries series, in HttpSample sample) => sample switch
    {
        { Censored: true } or { Exception: null } => series.ErrorText,
        { ErrorCode: HttpError.Generic, Exception: { } error } => $"{series.ErrorText}: {error.GetType().Name}: {HttpError.ReasonOf(error)}",
        { Exception: { } error } => $"{series.ErrorText}: {HttpError.ReasonOf(error)}",
    };
}
