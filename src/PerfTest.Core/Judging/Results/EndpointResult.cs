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

    /// <summary>Its <c>http_req_duration</c>.</summary>
    public required LatencyMetric Duration { get; init; }
}
