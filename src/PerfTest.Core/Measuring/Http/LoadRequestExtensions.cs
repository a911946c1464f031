using System.Net;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest;

/// <summary>
/// Which responses a request expects, instead of what <see cref="ExpectStatusAttribute"/> says for all. An unexpected response counts in <c>http_req_failed</c>.
/// </summary>
/// <remarks>They are for requests of clients that PerfTest measures. A redirect that is followed is always expected; what counts is the last response.</remarks>
public static class LoadRequestExtensions
{
    /// <summary>Expects these statuses and no others: <c>request.ExpectStatus(200, 404)</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="statuses">At least one, each within 100…599.</param>
    /// <returns>The request.</returns>
    /// <exception cref="LoadTestException">There is none, or one is not within 100…599.</exception>
    public static HttpRequestMessage ExpectStatus(this HttpRequestMessage request, params int[] statuses)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        return request.ExpectStatus(string.Join(',', statuses));
    }

    /// <summary>Expects these statuses and no others: <c>request.ExpectStatus(HttpStatusCode.NotFound)</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="statuses">At least one, each within 100…599.</param>
    /// <returns>The request.</returns>
    /// <exception cref="LoadTestException">There is none, or one is not within 100…599.</exception>
    public static HttpRequestMessage ExpectStatus(this HttpRequestMessage request, params HttpStatusCode[] statuses)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        return request.ExpectStatus(string.Join(',', statuses.Select(status => (int)status)));
    }

    /// <summary>Expects these statuses and no others: <c>request.ExpectStatus("200-299,404")</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="statuses">Statuses and ranges of them within 100…599, with commas between them.</param>
    /// <returns>The request.</returns>
    /// <exception cref="LoadTestException">It is no list of statuses.</exception>
    public static HttpRequestMessage ExpectStatus(this HttpRequestMessage request, string statuses)
    {
        var parsed = StatusListParser.Parse(statuses);
        Of(request).Statuses = parsed.IsOk ? parsed.Value : throw new LoadTestException(parsed.Error);
        return request;
    }

    /// <summary>
    /// Expects what fulfils the condition, whatever its status (and has an expected status, where <c>ExpectStatus</c> was called on the request as well):
    /// <c>request.Expect(response => response.Headers.Contains("ETag"))</c>.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="condition">Looks at status and headers; the body has not been read by then, and is to be left alone.</param>
    /// <returns>The request.</returns>
    public static HttpRequestMessage Expect(this HttpRequestMessage request, Func<HttpResponseMessage, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        Of(request).Condition = condition;
        return request;
    }

    private static ResponseExpectation Of(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Options.TryGetValue(ResponseExpectation.Key, out var expectation))
        {
            request.Options.Set(ResponseExpectation.Key, expectation = new());
        }

        return expectation;
    }
}
