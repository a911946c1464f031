namespace PerfTest.Measuring;

/// <summary>One of the slowest requests of an endpoint. Times are nanoseconds, <see cref="HttpPhases.None"/> where they are not known.</summary>
internal readonly record struct SlowSample
{
    /// <summary>When it was sent, from t=0 of the plan.</summary>
    public required long Start { get; init; }

    /// <summary>Its <c>http_req_duration</c>.</summary>
    public required long Duration { get; init; }

    /// <summary>How late its iteration started, if it was the iteration's first request; else 0.</summary>
    public required long StartLag { get; init; }

    /// <summary>The scenario's name.</summary>
    public required string Scenario { get; init; }

    public required long Vu { get; init; }

    public required long Iteration { get; init; }

    public required string Method { get; init; }

    /// <summary>0: no response.</summary>
    public required int Status { get; init; }

    /// <summary>An <see cref="HttpError"/> code; 0: none.</summary>
    public required int ErrorCode { get; init; }

    /// <summary>W3C's trace id, where the request carried one.</summary>
    public string? TraceId { get; init; }

    public long Blocked { get; init; }

    public long Connecting { get; init; }

    public long TlsHandshaking { get; init; }

    public long Sending { get; init; }

    public long Waiting { get; init; }

    public long Receiving { get; init; }
}
