namespace PerfTest;

/// <summary><c>Should()</c> for the results of load tests; FluentAssertions' own namespace is needed beside this one.</summary>
public static class LoadAssertionExtensions
{
    /// <summary>Assertions about a load test.</summary>
    /// <param name="result">Its result.</param>
    public static LoadResultAssertions Should(this LoadResult? result) => new(result);

    /// <summary>Assertions about one scenario of a load test.</summary>
    /// <param name="scenario">Its result.</param>
    public static ScenarioResultAssertions Should(this ScenarioResult? scenario) => new(scenario);

    /// <summary>Assertions about all requests with the same name.</summary>
    /// <param name="endpoint">Their result.</param>
    public static EndpointResultAssertions Should(this EndpointResult? endpoint) => new(endpoint);

    /// <summary>Assertions about a check.</summary>
    /// <param name="check">Its result.</param>
    public static CheckResultAssertions Should(this CheckResult? check) => new(check);

    /// <summary>Assertions about a distribution of times.</summary>
    /// <param name="metric">The metric.</param>
    public static LatencyMetricAssertions Should(this LatencyMetric? metric) => new(metric);

    /// <summary>Assertions about a distribution of numbers.</summary>
    /// <param name="metric">The metric.</param>
    public static TrendMetricAssertions Should(this TrendMetric? metric) => new(metric);

    /// <summary>Assertions about a share.</summary>
    /// <param name="metric">The metric.</param>
    public static RateMetricAssertions Should(this RateMetric? metric) => new(metric);

    /// <summary>Assertions about a sum.</summary>
    /// <param name="metric">The metric.</param>
    public static CounterMetricAssertions Should(this CounterMetric? metric) => new(metric);

    /// <summary>Assertions about a value that went up and down.</summary>
    /// <param name="metric">The metric.</param>
    public static GaugeMetricAssertions Should(this GaugeMetric? metric) => new(metric);
}
