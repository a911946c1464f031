namespace PerfTest.Measuring;

/// <summary>One request that has ended. Times are nanoseconds from t=0 of the plan.</summary>
internal readonly record struct HttpSample
{
    public required VirtualUser Vu { get; init; }

    /// <summary>The endpoint's name; interned.</summary>
    public required string Name { get; init; }

    public required HttpMethod Method { get; init; }

    /// <summary>0: there was no response.</summary>
    public required int Status { get; init; }

    /// <summary>An <see cref="HttpError"/> code; 0: none.</summary>
    public required int ErrorCode { get; init; }

    public required Version Version { get; init; }

    public required long Start { get; init; }

    /// <summary>When the response's headers were there; -1: never.</summary>
    public required long FirstByte { get; init; }

    public required long End { get; init; }

    /// <summary>The body was received, to its end or until it was disposed of: <see cref="End"/> − <see cref="FirstByte"/> is the time of receiving.</summary>
    public required bool Received { get; init; }

    /// <summary>How late the iteration started, for its first request; else 0.</summary>
    public required long StartLag { get; init; }

    /// <summary>The run ended the request, not the target: its duration is a lower bound.</summary>
    public required bool Censored { get; init; }

    public required long BytesSent { get; init; }

    public required long BytesReceived { get; init; }

    /// <summary>What went wrong, where an exception says so.</summary>
    public required Exception? Exception { get; init; }
}
