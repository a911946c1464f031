namespace PerfTest.Measuring;

/// <summary>One request that has ended. Times are nanoseconds from t=0 of the plan.</summary>
internal readonly record struct HttpSample
{
    public required long Start { get; init; }

    /// <summary>When the response's headers were there; <see cref="HttpPhases.None"/>: never.</summary>
    public required long Headers { get; init; }

    public required long End { get; init; }

    /// <summary>The body was received, to its end or until it was disposed of.</summary>
    public required bool Received { get; init; }

    /// <summary>How late the iteration started, for its first request; else 0.</summary>
    public required long StartLag { get; init; }

    public required long BytesSent { get; init; }

    public required long BytesReceived { get; init; }

    /// <summary>What was sent: looked at only if it is one of the slowest.</summary>
    public HttpRequestMessage? Request { get; init; }

    /// <summary>What went wrong, where an exception says so.</summary>
    public required Exception? Exception { get; init; }
}
