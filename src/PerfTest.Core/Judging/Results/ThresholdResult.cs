namespace PerfTest;

/// <summary>One limit and what was measured.</summary>
public sealed record ThresholdResult
{
    internal ThresholdResult()
    {
    }

    /// <summary>The limit as it was written.</summary>
    public required string Expression { get; init; }

    /// <summary>Whether it held.</summary>
    public required bool Passed { get; init; }

    /// <summary>The metric that was judged, with its filter; of a headline over several scenarios all of them: <c>http_req_duration + http_req_response_time</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>What was computed: <c>p(95)</c>, <c>rate</c>, <c>count</c>.</summary>
    public required string Aggregation { get; init; }

    /// <summary>
    /// The measured value in the metric's own unit: milliseconds, bytes, a share of 0…1, per second; infinite if it falls among what never started; null without
    /// samples.
    /// </summary>
    public double? Measured { get; init; }

    /// <summary>The limit's number in the same unit.</summary>
    public double Limit { get; init; }

    /// <summary>The measured value for people: <c>812 ms</c>, <c>no samples</c>, <c>not reached: 9.9 % never started</c>.</summary>
    public required string MeasuredText { get; init; }

    /// <summary>The limit for people: <c>&lt; 500 ms</c>.</summary>
    public required string LimitText { get; init; }

    /// <summary>How many samples it was computed from.</summary>
    public required long Samples { get; init; }

    /// <summary>A remark, or null: <c>p99 of 40 samples is their maximum</c>.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// Which part of the run was judged, or null for all of it: <c>during 'peak'</c>, <c>after 1m</c>, <c>in every window of 30s</c>, <c>recovery within 1m after
    /// 'spike'</c>. Of windows, <see cref="Measured"/> is of the worst one.
    /// </summary>
    public string? Scope { get; init; }

    /// <summary>With <c>RecoversWithin</c>: how long after the stage the limit held again; null if it did not, and for all other limits.</summary>
    public TimeSpan? RecoveredAfter { get; init; }

    /// <summary>The stage or scenario within which it was judged, or null for the whole run.</summary>
    public string? During { get; init; }

    /// <summary>One of the zero budgets that hold when the user wrote none.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The layer that wrote it: <c>[Threshold]</c>, <c>PERFTEST_THRESHOLDS</c>, <c>default</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>When the first slice began that broke it by itself, from the start of the plan; null if none did or it cannot be told.</summary>
    public TimeSpan? FirstExceeded { get; init; }
}
