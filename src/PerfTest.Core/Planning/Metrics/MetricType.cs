namespace PerfTest;

/// <summary>What a metric keeps of its samples.</summary>
public enum MetricType
{
    /// <summary>A sum that only grows: requests, bytes.</summary>
    Counter = 0,

    /// <summary>The latest value, with the smallest and the largest: a queue's length.</summary>
    Gauge = 1,

    /// <summary>The share of samples that were true: checks, failures.</summary>
    Rate = 2,

    /// <summary>A distribution: mean, extremes and percentiles.</summary>
    Trend = 3,
}
