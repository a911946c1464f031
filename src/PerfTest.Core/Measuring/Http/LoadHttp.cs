namespace PerfTest;

/// <summary>What a request can say about itself to the measuring client.</summary>
public static class LoadHttp
{
    /// <summary>
    /// The endpoint's name in metrics and reports (the tag <c>name</c>), instead of the route template or the folded path:
    /// <c>request.Options.Set(LoadHttp.EndpointName, "checkout")</c>. Use few and fixed names: above 500 of them all others are called <c>(other)</c>.
    /// </summary>
    public static HttpRequestOptionsKey<string> EndpointName { get; } = new("PerfTest.EndpointName");
}
