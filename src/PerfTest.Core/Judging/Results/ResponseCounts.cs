namespace PerfTest;

/// <summary>Requests by what was answered.</summary>
/// <param name="Success">2xx, and 1xx where another protocol took over.</param>
/// <param name="Redirect">3xx.</param>
/// <param name="ClientError">4xx.</param>
/// <param name="ServerError">5xx.</param>
/// <param name="None">Without a response: network errors, timeouts.</param>
public sealed record ResponseCounts(long Success, long Redirect, long ClientError, long ServerError, long None);
