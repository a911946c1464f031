using PerfTest.Measuring;

namespace PerfTest;

/// <summary>What the run's HTTP requests did.</summary>
public sealed class HttpResult
{
    private readonly LoadMetrics _metrics;

    internal HttpResult(LoadMetrics metrics) => _metrics = metrics;

    /// <summary><c>http_reqs</c>: requests sent, each redirect hop, failures too.</summary>
    public CounterMetric Requests => _metrics.Counter(MetricNames.HttpReqs);

    /// <summary><c>http_req_failed</c>: not an expected response; network errors are failures.</summary>
    public RateMetric Failed => _metrics.Rate(MetricNames.HttpReqFailed);

    /// <summary><c>http_req_duration</c>: sending, waiting and receiving; the service time. All requests, failures too.</summary>
    public LatencyMetric Duration => _metrics.Latency(MetricNames.HttpReqDuration);

    /// <summary><c>http_req_duration</c> of expected responses only: fast failures flatter the other.</summary>
    public LatencyMetric ExpectedDuration => _metrics.Latency(MetricNames.HttpReqDuration, (TagNames.ExpectedResponse, "true"));

    /// <summary><c>http_req_response_time</c>: from the intended start; arrival-rate workloads only. What was dropped ranks as slower than any.</summary>
    public LatencyMetric ResponseTime => _metrics.Latency(MetricNames.HttpReqResponseTime);

    /// <summary><c>http_req_blocked</c>: waiting for a connection, its making included.</summary>
    public LatencyMetric Blocked => _metrics.Latency(MetricNames.HttpReqBlocked);

    /// <summary><c>http_req_connecting</c>; 0 on a reused connection.</summary>
    public LatencyMetric Connecting => _metrics.Latency(MetricNames.HttpReqConnecting);

    /// <summary><c>http_req_tls_handshaking</c>; 0 on a reused connection.</summary>
    public LatencyMetric TlsHandshaking => _metrics.Latency(MetricNames.HttpReqTlsHandshaking);

    /// <summary><c>http_req_sending</c>: until the request was written.</summary>
    public LatencyMetric Sending => _metrics.Latency(MetricNames.HttpReqSending);

    /// <summary><c>http_req_waiting</c>: until the first byte of the response.</summary>
    public LatencyMetric Waiting => _metrics.Latency(MetricNames.HttpReqWaiting);

    /// <summary><c>http_req_receiving</c>: until the body was read.</summary>
    public LatencyMetric Receiving => _metrics.Latency(MetricNames.HttpReqReceiving);

    /// <summary><c>data_sent</c>, in bytes.</summary>
    public CounterMetric DataSent => _metrics.Counter(MetricNames.DataSent);

    /// <summary><c>data_received</c>, in bytes.</summary>
    public CounterMetric DataReceived => _metrics.Counter(MetricNames.DataReceived);

    /// <summary>Whether any request was sent.</summary>
    public bool HasRequests => Requests.Count > 0;
}
