using System.Collections.Concurrent;
using System.Net.Http.Headers;
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
        Expected = run.Plan.ExpectedStatuses;
    }

    /// <summary>That of the scenario which the virtual user runs, or null where nobody records.</summary>
    public static HttpRecorder? Of(VirtualUser vu) => (vu.Observer as ScenarioRecorder)?.Http;

    /// <summary>Which statuses are expected of requests that do not say so themselves.</summary>
    public ExpectedStatuses Expected { get; }

    /// <summary>Which hosts may get load from this run.</summary>
    public HostPolicy Hosts => _run.Hosts;

    /// <summary>What was made for virtual users of this run.</summary>
    public RunResources Resources => _run.Resources;

    /// <summary>The threads that watch the live connections of this run.</summary>
    public SocketThreads Sockets => _run.Sockets;

    /// <summary>How requests of this run get their connections.</summary>
    public ConnectionNotes Connections => _run.Connections;

    /// <summary>Gives requests traces; null: nobody asked for it.</summary>
    public TraceContext? Trace => _run.Trace;

    /// <summary>A request goes to a host in this process.</summary>
    public void NoticeHostInProcess() => _scenario.NoticeHostInProcess();

    /// <summary>The tags of a virtual user's samples now.</summary>
    public TagSet TagsOf(VirtualUser vu) => _scenario.TagsOf(vu);

    /// <inheritdoc cref="ScenarioRecorder.KeeperOf"/>
    public HttpRecorder? KeeperOf(bool isWarmup) => isWarmup ? _scenario.KeeperOf(isWarmup)?.Http : this;

    /// <param name="vu">Who sent it.</param>
    /// <param name="key">What it has in common with others.</param>
    /// <param name="sample">The request.</param>
    /// <param name="phases">What its connection has seen of it.</param>
    public void Record(VirtualUser vu, in HttpSeriesKey key, in HttpSample sample, in HttpPhases phases)
    {
        if (Volatile.Read(ref vu.LastSeries) is not HttpSeries series || !series.Key.Equals(key))
        {
            series = SeriesOf(key);
            Volatile.Write(ref vu.LastSeries, series);
        }

        var start = StartOf(sample, phases);
        RecordIn(series, sample, phases, start, key.IsExpected);
        if (series.Slowest is { } slowest && slowest.IsCandidate(sample.End - start))
        {
            slowest.Offer(Slow(vu, key, sample, phases, start));
        }

        if (!key.IsExpected)
        {
            _errors.Record(_scenario.Name, series.ErrorType, ErrorText(series, key, sample), sample.End);
        }
    }

    /// <summary>The series of a WebSocket's session that begins now.</summary>
    public WebSocketSeries WebSockets(VirtualUser vu, string name) => new(_store, TagsOf(vu), name);

    /// <summary>Bytes that belong to no request: of a connection that failed, of a body that nobody waited for.</summary>
    public void AddBytes(VirtualUser vu, long sent, long received)
    {
        var tags = TagsOf(vu);
        var now = vu.NowFromStart;
        _store.GetCounter(_store.BuiltIn.DataSent, tags).Add(sent, now);
        _store.GetCounter(_store.BuiltIn.DataReceived, tags).Add(received, now);
    }

    /// <summary>A place for the beginning of the body, if no other response of this kind has shown its own yet; else null.</summary>
    public BodySample? SampleBody(in HttpSeriesKey key, HttpContentHeaders headers)
    {
        var series = SeriesOf(key);
        return series.TryClaimBody() ? new(headers, text => KeepBody(series, text)) : null;
    }

    private void KeepBody(HttpSeries series, string? text)
    {
        if (text is null)
        {
            series.GiveBodyBack();
        }
        else
        {
            _errors.KeepBody(_scenario.Name, series.ErrorType, series.ErrorText, text);
        }
    }

    /// <summary>Without a connection all the time counts: none would flatter.</summary>
    private static long StartOf(in HttpSample sample, in HttpPhases phases) => phases.Connected == HttpPhases.None ? sample.Start : phases.Connected;

    private SlowSample Slow(VirtualUser vu, in HttpSeriesKey key, in HttpSample sample, in HttpPhases phases, long start)
    {
        var (connected, first) = (phases.Connected != HttpPhases.None, phases.FirstByte == HttpPhases.None ? sample.Headers : phases.FirstByte);
        var isWatched = !phases.IsMultiplexed;
        var written = isWatched && phases.Written != HttpPhases.None && first != HttpPhases.None ? Math.Min(phases.Written, first) : phases.Written;
        return new()
        {
            Start = sample.Start,
            Duration = sample.End - start,
            StartLag = sample.StartLag,
            Scenario = _scenario.Name,
            Vu = vu.Id,
            Iteration = vu.Iteration,
            Method = key.Method.Method,
            Status = key.Status,
            ErrorCode = key.ErrorCode,
            TraceId = TraceParent.TraceIdOf(sample.Request),
            Blocked = connected ? start - sample.Start : phases.NeverConnected ? sample.End - sample.Start : HttpPhases.None,
            Connecting = connected ? phases.Connecting : HttpPhases.None,
            TlsHandshaking = phases.TlsHandshaking,
            Sending = isWatched && written != HttpPhases.None ? written - start : HttpPhases.None,
            Waiting = isWatched && first != HttpPhases.None ? first - (written == HttpPhases.None ? start : written) : HttpPhases.None,
            Receiving = isWatched && first != HttpPhases.None && sample.Received ? sample.End - first : HttpPhases.None,
        };
    }

    private static void RecordIn(HttpSeries series, in HttpSample sample, in HttpPhases phases, long start, bool isExpected)
    {
        // Made before anything is taken.
        var connection = phases.IsOfConnection ? series.Connection : null;

        using var lease = ShardLease.Take();
        series.Failed.Record(!isExpected, lease);
        series.Duration.Record(sample.End - start, lease);
        series.ResponseTime?.Record(sample.End - sample.Start + sample.StartLag, lease);
        series.DataSent.Add(sample.BytesSent, sample.End, lease);
        series.DataReceived.Add(sample.BytesReceived, sample.End, lease);
        if (connection is not null)
        {
            RecordConnection(connection, sample, phases, start, lease);
        }

        if (!phases.IsMultiplexed)
        {
            RecordParts(series, connection, sample, phases, start, lease);
        }

        // Last, because a snapshot reads it first: whoever sees that a request was sees all of it.
        series.Requests.Add(1, sample.End, lease);
    }

    private static void RecordConnection(ConnectionSeries connection, in HttpSample sample, in HttpPhases phases, long start, ShardLease lease)
    {
        if (phases.Connected != HttpPhases.None)
        {
            connection.Blocked.Record(start - sample.Start, lease);
            connection.Connecting.Record(phases.Connecting, lease);
            if (phases.TlsHandshaking != HttpPhases.None)
            {
                connection.TlsHandshaking.Record(phases.TlsHandshaking, lease);
            }
        }
        else if (phases.NeverConnected)
        {
            connection.Blocked.Record(sample.End - sample.Start, lease);
        }
    }

    /// <summary>Each part begins where the one before it has ended.</summary>
    private static void RecordParts(HttpSeries series, ConnectionSeries? connection, in HttpSample sample, in HttpPhases phases, long start, ShardLease lease)
    {
        var first = phases.FirstByte == HttpPhases.None ? sample.Headers : phases.FirstByte;
        var written = phases.Written;
        if (written != HttpPhases.None)
        {
            written = first == HttpPhases.None ? written : Math.Min(written, first);
            connection?.Sending.Record(written - start, lease);
        }
        else
        {
            written = start;
        }

        if (first == HttpPhases.None)
        {
            return;
        }

        series.Waiting.Record(first - written, lease);
        if (sample.Received)
        {
            series.Receiving.Record(sample.End - first, lease);
        }
    }

    private HttpSeries SeriesOf(in HttpSeriesKey key)
    {
        if (_series.TryGetValue(key, out var known))
            return known;
        var found = HttpSeries.Create(_store, key, _isArrivalRate, _run.Slowest.Of(key.Name));
        return Volatile.Read(ref _remembered) < MaxRemembered ? Remember(key, found) : found;
    }

    private HttpSeries Remember(in HttpSeriesKey key, HttpSeries found)
    {
        if (!_series.TryAdd(key, found))
            return _series[key];
        Interlocked.Increment(ref _remembered);
        return found;
    }

    private static string ErrorText(HttpSeries series, in HttpSeriesKey key, in HttpSample sample) => sample.Exception switch
    {
        null => series.ErrorText,
        _ when key.IsCensored => series.ErrorText,
        { } error when key.ErrorCode == HttpError.Generic => $"{series.ErrorText}: {error.GetType().Name}: {HttpError.ReasonOf(error)}",
        { } error => $"{series.ErrorText}: {HttpError.ReasonOf(error)}",
    };
}
