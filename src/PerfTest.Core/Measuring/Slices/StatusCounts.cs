namespace PerfTest.Measuring;

/// <summary>Requests by the class of their status.</summary>
/// <param name="None">Without a response: a network error, a timeout.</param>
/// <param name="Informational">1xx: another protocol took over.</param>
/// <param name="Success">2xx.</param>
/// <param name="Redirect">3xx.</param>
/// <param name="ClientError">4xx.</param>
/// <param name="ServerError">5xx, and whatever else a server may invent.</param>
internal readonly record struct StatusCounts(long None, long Informational, long Success, long Redirect, long ClientError, long ServerError)
{
    public long Total => None + Informational + Success + Redirect + ClientError + ServerError;

    /// <summary>In the order of the parameters.</summary>
    public IEnumerable<long> ByClass => [None, Informational, Success, Redirect, ClientError, ServerError];

    public static StatusCounts operator +(StatusCounts left, StatusCounts right) => new(
        left.None + right.None,
        left.Informational + right.Informational,
        left.Success + right.Success,
        left.Redirect + right.Redirect,
        left.ClientError + right.ClientError,
        left.ServerError + right.ServerError);
}
