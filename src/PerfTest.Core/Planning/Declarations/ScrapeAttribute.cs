namespace PerfTest;

/// <summary>
/// Reads what the target says of itself, in Prometheus' text format, again and again beside the load. The chosen series become metrics of the same name with their
/// labels as tags: a counter how much it has grown, everything else a gauge.
/// </summary>
/// <param name="address">
/// A whole address, <c>http://localhost:9464/metrics</c>, whose host must be one that may get load; or a path of the test's own client.
/// </param>
/// <param name="series">Names of series as the target writes them: <c>buffer_size</c>, <c>http_requests_total</c>; of a histogram its <c>…_count</c>, <c>…_sum</c> or <c>…_bucket</c>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ScrapeAttribute(string address, params string[] series) : Attribute
{
    /// <summary>What is asked for, as written.</summary>
    public string Address { get; } = address;

    /// <summary>The names of the series.</summary>
    public string[] Series { get; } = series;

    /// <summary>From one scrape to the next, at least <c>100ms</c>. A time scale applies. Default <c>1s</c>.</summary>
    public string? Every { get; set; }

    /// <summary>A scrape without an answer by then has failed. No time scale applies. Default <c>5s</c>.</summary>
    public string? Timeout { get; set; }

    /// <summary>Of a path: as <see cref="ProbeAttribute.Client"/>.</summary>
    public string? Client { get; set; }
}
