namespace PerfTest;

/// <summary>
/// Asks an address of the target again and again while the load runs, beside the load: a health check under load. Its answers are metrics of their own and never count
/// as load: <c>health_check_duration</c>, <c>health_check_failed</c>, <c>health_check_skipped</c> of <c>[Probe("/health")]</c>.
/// </summary>
/// <remarks>
/// Nothing may fail unless a limit allows it: without a limit of your own on <c>…_failed</c> the test fails if one probe did. A smoke run probes once. On one and the
/// same probe there is never more than one request on its way; one that falls due meanwhile is skipped, and counted.
/// </remarks>
/// <param name="address">
/// A path of the test's own client (<c>/health</c>): in memory, over a socket or live, as the test's requests; or a whole address: <c>http://localhost:5080/health</c>.
/// </param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ProbeAttribute(string address) : Attribute
{
    /// <summary>What is asked for, as written.</summary>
    public string Address { get; } = address;

    /// <summary>
    /// Its metrics' names begin with it: letters, digits, <c>_</c> and <c>.</c>; the first a letter or <c>_</c>. Default: the words of the path and <c>check</c>:
    /// <c>health_check</c> of <c>/health</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>From one probe to the next, at least <c>100ms</c>; the first one at the plan's start. A time scale applies. Default <c>5s</c>.</summary>
    public string? Every { get; set; }

    /// <summary>A probe without an answer by then has failed. No time scale applies. Default <c>10s</c>.</summary>
    public string? Timeout { get; set; }

    /// <summary>Which statuses are expected: statuses and ranges of them, <c>200-299,404</c>. Default <c>200-399</c>.</summary>
    public string? ExpectStatus { get; set; }

    /// <summary>
    /// Of a path: the name of the field or property that holds the client to probe with, where the test has several clients: <c>nameof(_orders)</c>. Default: the one
    /// that the test uses.
    /// </summary>
    public string? Client { get; set; }
}
