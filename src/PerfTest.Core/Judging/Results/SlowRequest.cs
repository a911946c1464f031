namespace PerfTest;

/// <summary>One of the slowest requests of an endpoint: enough to find it again in logs and traces.</summary>
public sealed record SlowRequest
{
    internal SlowRequest()
    {
    }

    /// <summary>When it was sent, from the start of the plan.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>Its <c>http_req_duration</c>: sending, waiting and receiving.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How late its iteration had started, if it was the first request of one in an arrival-rate workload; else zero.</summary>
    public required TimeSpan StartLag { get; init; }

    /// <summary>The request's method.</summary>
    public required string Method { get; init; }

    /// <summary>The response's status; 0 without a response.</summary>
    public required int Status { get; init; }

    /// <summary>What went wrong, as the tag <c>error</c> says it; null where nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>The W3C trace id that went out with it, 32 hexadecimal digits; null where there was none.</summary>
    public string? TraceId { get; init; }

    /// <summary>The scenario in which it was sent.</summary>
    public required string Scenario { get; init; }

    /// <summary>The <see cref="VirtualUser.Id"/> of who sent it.</summary>
    public required long Vu { get; init; }

    /// <summary>The <see cref="VirtualUser.Iteration"/> in which it ended.</summary>
    public required long Iteration { get; init; }

    /// <summary>Waiting for a connection, its making included; null where it is not known. Not part of <see cref="Duration"/>.</summary>
    public TimeSpan? Blocked { get; init; }

    /// <summary>Of <see cref="Blocked"/>, connecting; zero on a reused connection, null where it is not known.</summary>
    public TimeSpan? Connecting { get; init; }

    /// <summary>Of <see cref="Blocked"/>, the TLS handshake; zero on a reused connection, null without TLS and where it is not known.</summary>
    public TimeSpan? TlsHandshaking { get; init; }

    /// <summary>Until the request was written; null where it is not known.</summary>
    public TimeSpan? Sending { get; init; }

    /// <summary>Until the first byte of the response; null where it is not known.</summary>
    public TimeSpan? Waiting { get; init; }

    /// <summary>Until the body was read; null where it is not known.</summary>
    public TimeSpan? Receiving { get; init; }

    /// <summary><c>812 ms, status 200, at 0:42, virtual user 7, iteration 12</c>.</summary>
    public override string ToString() =>
        $"{Judging.Figures.Time(Planning.Nanoseconds.From(Duration))}, {(Status == 0 ? Error ?? "no response" : $"status {Status}")}, at {Judging.Figures.Moment(At)}, virtual user {Vu}, iteration {Iteration}";
}
