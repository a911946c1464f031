using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>What one request says of the responses that it expects.</summary>
internal sealed class ResponseExpectation
{
    public static readonly HttpRequestOptionsKey<ResponseExpectation> Key = new("PerfTest.Expectation");

    /// <summary>Null: it does not say.</summary>
    public ExpectedStatuses? Statuses { get; set; }

    /// <summary>Null: it does not say.</summary>
    public Func<HttpResponseMessage, bool>? Condition { get; set; }

    /// <param name="response">Its headers; the body has not been read.</param>
    /// <param name="usual">What is expected of requests that do not say so themselves.</param>
    public bool Allows(HttpResponseMessage response, ExpectedStatuses usual) =>
        Condition is not { } condition ? (Statuses ?? usual).Contains((int)response.StatusCode)
        : Statuses is not { } statuses || statuses.Contains((int)response.StatusCode) ? condition(response)
        : false;
}
