namespace PerfTest;

/// <summary>Which HTTP statuses are expected: all others count in <c>http_req_failed</c>, of which by default there may be none.</summary>
/// <remarks>
/// On a load test, a class or an assembly; the nearest counts. Default <c>200-399</c>. A request may say otherwise for itself: <c>request.ExpectStatus(404)</c>.
/// A redirect that is followed is always expected; what counts is the last response.
/// </remarks>
/// <param name="statuses">Statuses and ranges of them within 100…599, with commas between them: <c>200-299,404</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class ExpectStatusAttribute(string statuses) : Attribute
{
    /// <summary>The statuses as written.</summary>
    public string Statuses { get; } = statuses;
}
