namespace PerfTest.Planning;

/// <summary>The built-in metrics: the single list of their names, types and units. Names and meanings are k6's, except those marked ours.</summary>
internal static class KnownMetrics
{
    // Gauges.
    public static readonly KnownMetric Vus = new("vus", MetricType.Gauge, Unit.None, isNonNegative: true);
    public static readonly KnownMetric VusMax = new("vus_max", MetricType.Gauge, Unit.None, isNonNegative: true);

    // Iterations.
    public static readonly KnownMetric Iterations = new("iterations", MetricType.Counter, Unit.None);
    public static readonly KnownMetric IterationDuration = new("iteration_duration", MetricType.Trend, Unit.Time);

    /// <summary>Ours: iterations that threw.</summary>
    public static readonly KnownMetric IterationFailed = new("iteration_failed", MetricType.Rate, Unit.None);

    /// <summary>Ours, arrival rate only: actual − intended start.</summary>
    public static readonly KnownMetric IterationStartLag = new("iteration_start_lag", MetricType.Trend, Unit.Time);

    /// <summary>Ours, arrival rate only: end of body − intended start.</summary>
    public static readonly KnownMetric IterationResponseTime = new("iteration_response_time", MetricType.Trend, Unit.Time);

    public static readonly KnownMetric DroppedIterations = new("dropped_iterations", MetricType.Counter, Unit.None);
    public static readonly KnownMetric Checks = new("checks", MetricType.Rate, Unit.None);
    public static readonly KnownMetric GroupDuration = new("group_duration", MetricType.Trend, Unit.Time);

    // Network.
    public static readonly KnownMetric DataSent = new("data_sent", MetricType.Counter, Unit.Bytes);
    public static readonly KnownMetric DataReceived = new("data_received", MetricType.Counter, Unit.Bytes);

    // HTTP.
    public static readonly KnownMetric HttpReqs = new("http_reqs", MetricType.Counter, Unit.None);
    public static readonly KnownMetric HttpReqDuration = new("http_req_duration", MetricType.Trend, Unit.Time);

    /// <summary>Ours, arrival rate only: blocked + duration, with the start lag of an iteration's first request.</summary>
    public static readonly KnownMetric HttpReqResponseTime = new("http_req_response_time", MetricType.Trend, Unit.Time);

    public static readonly KnownMetric HttpReqBlocked = new("http_req_blocked", MetricType.Trend, Unit.Time);
    public static readonly KnownMetric HttpReqConnecting = new("http_req_connecting", MetricType.Trend, Unit.Time);
    public static readonly KnownMetric HttpReqTlsHandshaking = new("http_req_tls_handshaking", MetricType.Trend, Unit.Time);
    public static readonly KnownMetric HttpReqSending = new("http_req_sending", MetricType.Trend, Unit.Time);
    public static readonly KnownMetric HttpReqWaiting = new("http_req_waiting", MetricType.Trend, Unit.Time);
    public static readonly KnownMetric HttpReqReceiving = new("http_req_receiving", MetricType.Trend, Unit.Time);
    public static readonly KnownMetric HttpReqFailed = new("http_req_failed", MetricType.Rate, Unit.None);

    /// <summary>.NET's own: of clients that were not made by this product, seen through the meter; ends at the headers; tag source=meter.</summary>
    public static readonly KnownMetric HttpClientRequestDuration = new("http.client.request.duration", MetricType.Trend, Unit.Time);

    // WebSockets.
    public static readonly KnownMetric WsSessions = new("ws_sessions", MetricType.Counter, Unit.None);
    public static readonly KnownMetric WsConnecting = new("ws_connecting", MetricType.Trend, Unit.Time);
    public static readonly KnownMetric WsSessionDuration = new("ws_session_duration", MetricType.Trend, Unit.Time);
    public static readonly KnownMetric WsMsgsSent = new("ws_msgs_sent", MetricType.Counter, Unit.None);
    public static readonly KnownMetric WsMsgsReceived = new("ws_msgs_received", MetricType.Counter, Unit.None);

    /// <summary>Every built-in metric, in the order of reports.</summary>
    public static readonly IReadOnlyList<KnownMetric> All =
    [
        Vus, VusMax,
        Iterations, IterationDuration, IterationFailed, IterationStartLag, IterationResponseTime, DroppedIterations, Checks, GroupDuration,
        DataSent, DataReceived,
        HttpReqs, HttpReqDuration, HttpReqResponseTime, HttpReqBlocked, HttpReqConnecting, HttpReqTlsHandshaking, HttpReqSending, HttpReqWaiting,
        HttpReqReceiving, HttpReqFailed, HttpClientRequestDuration,
        WsSessions, WsConnecting, WsSessionDuration, WsMsgsSent, WsMsgsReceived,
    ];
}
