namespace PerfTest;

/// <summary>
/// A limit that earlier runs set: the load test fails if a figure is worse than it usually is. It is judged against the passed runs of the same test on the same machine
/// with the same settings and time scale, the last 20 of the history (<c>PERFTEST_HISTORY</c>).
/// </summary>
/// <remarks>
/// <para>
/// The rule, with the median of those runs and their MAD (the median of the distances from the median): with <see cref="MaxIncrease"/> it fails if the figure is above
/// median × (1 + MaxIncrease) <i>and</i> above median + 3 × 1.4826 × MAD; with <see cref="MaxDecrease"/> if it is below median × (1 − MaxDecrease) <i>and</i> below
/// median − 3 × 1.4826 × MAD. What runs differ by anyway does not fail.
/// </para>
/// <para>Fewer than five such runs: it only informs. Runs that did not pass are never part of a baseline; <c>PERFTEST_BASELINE=off</c> lets a new level in.</para>
/// </remarks>
/// <example><code>[Baseline("p95", MaxIncrease = "10%")]</code></example>
/// <param name="figure">
/// As in a threshold, without the limit: <c>p95</c> of the headline latency, <c>http_req_duration{name:/products} p95</c>, <c>http_reqs rate</c>.
/// </param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class BaselineAttribute(string figure) : Attribute
{
    /// <summary>What is compared, as written.</summary>
    public string Figure { get; } = figure;

    /// <summary>How much more than usual is accepted, in percent, above 0: <c>10%</c>. Default: as much as it likes.</summary>
    public string? MaxIncrease { get; set; }

    /// <summary>How much less than usual is accepted, in percent, above 0 and below 100: <c>10%</c>. Default: as little as it likes.</summary>
    public string? MaxDecrease { get; set; }
}
