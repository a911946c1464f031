using PerfTest.Measuring;

namespace PerfTest;

/// <summary>What the run's iterations did: calls of the test's method. Warm-up is not counted.</summary>
public sealed class IterationResult
{
    private readonly LoadMetrics _metrics;

    internal IterationResult(LoadMetrics metrics) => _metrics = metrics;

    /// <summary>Those that were due (arrival rates) or started.</summary>
    public required long Due { get; init; }

    /// <summary>Those that started.</summary>
    public required long Started { get; init; }

    /// <summary>Those that ended by themselves, failed ones too.</summary>
    public required long Completed { get; init; }

    /// <summary>Of <see cref="Completed"/>, those that threw.</summary>
    public required long Failed { get; init; }

    /// <summary>Those that were cut off at their hard deadline.</summary>
    public required long Interrupted { get; init; }

    /// <summary>Those that were due and never started.</summary>
    public required long Dropped { get; init; }

    /// <summary>Completed within the plan, per second of the plan; of a run that ended before its plan, by its own work or by a stop, per second of the run.</summary>
    public double Rate => _metrics.Counter(MetricNames.Iterations).Rate;

    /// <summary><c>iteration_failed</c>: the share that threw.</summary>
    public RateMetric FailedRate => _metrics.Rate(MetricNames.IterationFailed);

    /// <summary><c>iteration_duration</c>: wall time of the body, think time included.</summary>
    public LatencyMetric Duration => _metrics.Latency(MetricNames.IterationDuration);

    /// <summary><c>iteration_response_time</c>: from the intended start to the end; arrival-rate workloads only. What was dropped ranks as slower than any.</summary>
    public LatencyMetric ResponseTime => _metrics.Latency(MetricNames.IterationResponseTime);

    /// <summary><c>iteration_start_lag</c>: actual − intended start; arrival-rate workloads only.</summary>
    public LatencyMetric StartLag => _metrics.Latency(MetricNames.IterationStartLag);
}
