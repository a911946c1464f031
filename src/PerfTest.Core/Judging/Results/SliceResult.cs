namespace PerfTest;

/// <summary>A piece of the run's time: at most 600 of them follow each other without gaps. Samples belong to the slice in which they were completed.</summary>
public sealed class SliceResult
{
    internal SliceResult()
    {
    }

    /// <summary>From the start of the plan.</summary>
    public required TimeSpan Start { get; init; }

    /// <summary>From the start of the plan.</summary>
    public required TimeSpan End { get; init; }

    /// <summary>The headline latency. In an open model what was dropped in this slice ranks as slower than any.</summary>
    public required LatencyMetric Latency { get; init; }

    /// <summary>Requests completed.</summary>
    public required long Requests { get; init; }

    /// <summary>Of them, those without an expected response.</summary>
    public required long FailedRequests { get; init; }

    /// <summary><see cref="Requests"/> by what was answered.</summary>
    public required ResponseCounts Responses { get; init; }

    /// <summary>How late iterations started that were completed in it: <c>iteration_start_lag</c>; arrival-rate workloads only.</summary>
    public required LatencyMetric StartLag { get; init; }

    /// <summary>Iterations completed.</summary>
    public required long Iterations { get; init; }

    /// <summary>Of them, those that threw.</summary>
    public required long FailedIterations { get; init; }

    /// <summary>Checks that did not hold.</summary>
    public required long FailedChecks { get; init; }

    /// <summary>Iterations that were due in it (arrival rates) or started.</summary>
    public required long Due { get; init; }

    /// <summary>Iterations that started in it.</summary>
    public required long Started { get; init; }

    /// <summary>Iterations due in it that never started.</summary>
    public required long Dropped { get; init; }

    /// <summary>Virtual users that were running an iteration at its end; where slices were merged, the mean.</summary>
    public required double ActiveVus { get; init; }

    /// <summary>Virtual users that the plan wanted at its end, or had in reserve for an arrival rate.</summary>
    public required double PlannedVus { get; init; }

    /// <summary>How long it is.</summary>
    public TimeSpan Length => End - Start;

    /// <summary><see cref="Requests"/> per second; 0 in a slice without length.</summary>
    public double RequestRate => Length > TimeSpan.Zero ? Requests / Length.TotalSeconds : 0;
}
