using PerfTest.Judging;

namespace PerfTest;

/// <summary>The metrics of a run by name, built in or your own, whole or filtered by tags.</summary>
/// <remarks>
/// A filter is one or more equalities that all must hold: <c>Latency("http_req_duration", ("name", "/products"), ("status", "200"))</c>. A name that nothing was
/// recorded under, or a filter that nothing matches, gives a metric without samples: its count is 0, and asking it for a percentile or a share is an error, never 0.
/// </remarks>
public sealed class LoadMetrics
{
    private readonly SampleView _samples;

    internal LoadMetrics(SampleView samples) => _samples = samples;

    /// <summary>The names under which something was recorded, the built-in ones first.</summary>
    public IReadOnlyList<string> Names => [.. _samples.Metrics.Metrics.Where(metric => !metric.Series.IsEmpty).Select(metric => metric.Metric.Name)];

    /// <summary>A trend of times.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="filter">Tags and the values they must have.</param>
    /// <exception cref="LoadTestException">The metric is of another type or unit.</exception>
    public LatencyMetric Latency(string name, params (string Tag, string Value)[] filter)
    {
        var metric = Find(name, MetricType.Trend);
        if (metric is { Unit: not Unit.Time })
        {
            throw new LoadTestException($"The metric '{name}' is no trend of times: ask for it with Metrics.Trend(\"{name}\").");
        }

        return new(Selector.Print(name, filter), _samples.Trend(name, Selector.Of(filter)));
    }

    /// <summary>A trend of numbers; one of times is given in milliseconds.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="filter">Tags and the values they must have.</param>
    /// <exception cref="LoadTestException">The metric is of another type.</exception>
    public TrendMetric Trend(string name, params (string Tag, string Value)[] filter) =>
        new(Selector.Print(name, filter), Find(name, MetricType.Trend)?.Unit ?? Unit.None, _samples.Trend(name, Selector.Of(filter)));

    /// <summary>A counter.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="filter">Tags and the values they must have.</param>
    /// <exception cref="LoadTestException">The metric is of another type.</exception>
    public CounterMetric Counter(string name, params (string Tag, string Value)[] filter) =>
        new(Selector.Print(name, filter), Find(name, MetricType.Counter)?.Unit ?? Unit.None, _samples.Counter(name, Selector.Of(filter)), _samples.Length);

    /// <summary>A rate.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="filter">Tags and the values they must have.</param>
    /// <exception cref="LoadTestException">The metric is of another type.</exception>
    public RateMetric Rate(string name, params (string Tag, string Value)[] filter)
    {
        Find(name, MetricType.Rate);
        return new(Selector.Print(name, filter), _samples.Rate(name, Selector.Of(filter)));
    }

    /// <summary>A gauge.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="filter">Tags and the values they must have.</param>
    /// <exception cref="LoadTestException">The metric is of another type.</exception>
    public GaugeMetric Gauge(string name, params (string Tag, string Value)[] filter) =>
        new(Selector.Print(name, filter), Find(name, MetricType.Gauge)?.Unit ?? Unit.None, _samples.Gauge(name, Selector.Of(filter)));

    /// <summary>The values that a tag has among the samples of a metric, sorted: the endpoints, the checks, the status codes of a run.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="tag">The tag.</param>
    public IReadOnlyList<string> TagValues(string name, string tag) => _samples.Metrics.TagValues(name, tag);

    internal SampleView Samples => _samples;

    private Measuring.Metric? Find(string name, MetricType type)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var metric = _samples.Metrics.Find(name);
        if (metric is not null && metric.Type != type)
        {
            throw new LoadTestException(
                $"The metric '{name}' is a {metric.Type.ToString().ToLowerInvariant()}, not a {type.ToString().ToLowerInvariant()}: ask for it with Metrics.{metric.Type}(\"{name}\").");
        }

        return metric;
    }
}
