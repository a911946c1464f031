namespace PerfTest;

/// <summary>One level of a search for the breaking point, in the order in which they were tried.</summary>
public sealed record BreakingPointLevel
{
    internal BreakingPointLevel()
    {
    }

    /// <summary>Iterations per second, or virtual users.</summary>
    public required long Load { get; init; }

    /// <summary>The load for people: <c>5,000/s</c>, <c>40 VUs</c>.</summary>
    public required string Text { get; init; }

    /// <summary>Every limit held, the load was served, and nothing was wrong with the load generator.</summary>
    public required bool Held { get; init; }

    /// <summary>It was measured three times as long, to confirm it.</summary>
    public required bool IsConfirmation { get; init; }

    /// <summary>Iterations completed per second.</summary>
    public required double Completed { get; init; }

    /// <summary>The headline latency.</summary>
    public required LatencyMetric Latency { get; init; }

    /// <summary>Why it did not hold, a sentence; null if it did.</summary>
    public string? Reason { get; init; }
}
