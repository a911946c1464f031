namespace PerfTest.Measuring;

/// <summary>The names of the built-in metrics: k6's where k6 has the metric.</summary>
internal static class MetricNames
{
    public const string Vus = "vus";
    public const string VusMax = "vus_max";
    public const string Iterations = "iterations";
    public const string IterationDuration = "iteration_duration";
    public const string IterationFailed = "iteration_failed";
    public const string IterationStartLag = "iteration_start_lag";
    public const string IterationResponseTime = "iteration_response_time";
    public const string DroppedIterations = "dropped_iterations";
    public const string Checks = "checks";
    public const string GroupDuration = "group_duration";
    public const string DataSent = "data_sent";
    public const string DataReceived = "data_received";
    public const string HttpReqs = "http_reqs";
    public const string HttpReqDuration = "http_req_duration";
    public const string HttpReqResponseTime = "http_req_response_time";
    public const string HttpReqBlocked = "http_req_blocked";
    public const string HttpReqConnecting = "http_req_connecting";
    public const string HttpReqTlsHandshaking = "http_req_tls_handshaking";
    public const string HttpReqSending = "http_req_sending";
    public const string HttpReqWaiting = "http_req_waiting";
    public const string HttpReqReceiving = "http_req_receiving";
    public const string HttpReqFailed = "http_req_failed";
    public const string HttpClientRequestDuration = "http.client.request.duration";
    public const string WsSessions = "ws_sessions";
    public const string WsConnecting = "ws_connecting";
    public const string WsSessionDuration = "ws_session_duration";
    public const string WsMsgsSent = "ws_msgs_sent";
    public const string WsMsgsReceived = "ws_msgs_received";
}
