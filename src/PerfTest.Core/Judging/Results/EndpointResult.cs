namespace PerfTest;

/// <summary>All requests with the same tag <c>name</c>: a route template or a folded path.</summary>
public sealed class EndpointResult
{
    internal EndpointResult()
    {
    }

    /// <summary>The tag <c>name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The request method, where all its requests have the same; else empty.</summary>
    public string Method { get; init; } = "";

    /// <summary>Requests sent to it.</summary>
    public required CounterMetric Requests { get; init; }

    /// <summary>Those without an expected response.</summary>
    public required RateMetric Failed { get; init; }

    /// <summary>Its <c>http_req_duration</c>: the service time, of failed requests too.</summary>
    public required LatencyMetric Duration { get; init; }

    /// <summary>
    /// Its <c>http_req_response_time</c>: from the intended start; arrival-rate workloads only. What was dropped ranks as slower than any, in the share in which the
    /// iterations that did start sent requests to it.
    /// </summary>
    public required LatencyMetric ResponseTime { get; init; }

    /// <summary>Its five slowest requests by <see cref="Duration"/>, the slowest first; empty where the run had more than 200 endpoints before it.</summary>
    public IReadOnlyList<SlowRequest> Slowest { get; init; } = [];

    /// <summary><c>GET /products</c>.</summary>
    internal string FullName => Method.Length == 0 ? Name : $"{Method} {Name}";

    /// <summary>Its name as reports show it, and its latency.</summary>
    public override string ToString() => $"{FullName}: {Duration}";
}
