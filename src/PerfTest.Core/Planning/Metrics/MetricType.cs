namespace PerfTest;

/// <summary>What is kept of a metric's samples, as k6 defines it.</summary>
public enum MetricType
{
    /// <summary>A sum that only grows; judged as <c>count</c> and, over the planned time, as <c>rate</c>.</summary>
    Counter = 0,

    /// <summary>A value that goes up and down; its last value, smallest and greatest are kept.</summary>
    Gauge = 1,

    /// <summary>The share of samples that were true, 0…1.</summary>
    Rate = 2,

    /// <summary>A distribution: average, smallest, greatest and percentiles.</summary>
    Trend = 3,
}
