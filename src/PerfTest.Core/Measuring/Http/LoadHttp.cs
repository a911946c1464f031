using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest;

/// <summary>HTTP clients for load on live targets, and what a request can say about itself to them.</summary>
public static class LoadHttp
{
    /// <summary>
    /// The endpoint's name in metrics and reports (the tag <c>name</c>), instead of the route template or the folded path:
    /// <c>request.Options.Set(LoadHttp.EndpointName, "checkout")</c>. Use few and fixed names: above 500 of them all others are called <c>(other)</c>.
    /// </summary>
    public static HttpRequestOptionsKey<string> EndpointName { get; } = new("PerfTest.EndpointName");

    /// <summary>
    /// A client for a live target whose requests are measured when a virtual user sends them. Create it once, outside the load test's method, and share it among
    /// all virtual users: each has its own connections (<see cref="LoadHttpOptions.Connections"/>) and cookies nevertheless.
    /// </summary>
    /// <param name="baseUrl">Scheme, host and port, <c>https://api.staging.example</c>; a path must end with a slash.</param>
    /// <param name="options">Default: those of <see cref="LoadHttpOptions"/>.</param>
    /// <exception cref="LoadTestException">The address is none, or its host may get no load; or an option has no possible value.</exception>
    public static HttpClient CreateClient(string baseUrl, LoadHttpOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(baseUrl);
        return CreateClient(TargetAddress.Parse(baseUrl, "The base address"), options);
    }

    /// <inheritdoc cref="CreateClient(string, LoadHttpOptions?)"/>
    public static HttpClient CreateClient(Uri baseUrl, LoadHttpOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(baseUrl);
        TargetAddress.Check(baseUrl, "The base address");
        AllowedHosts.Demand(baseUrl);
        options ??= new();
        var client = new HttpClient(CreateHandler(options))
        {
            BaseAddress = baseUrl,
            Timeout = options.Timeout,
            DefaultRequestVersion = options.HttpVersion,
            DefaultVersionPolicy = options.HttpVersionPolicy,
        };
        LoadClients.Add(client, baseUrl, LiveTransport.Bare(options));
        return client;
    }

    /// <summary>
    /// What is beneath such a client, for <c>IHttpClientFactory</c>: <c>.ConfigurePrimaryHttpMessageHandler(() => LoadHttp.CreateHandler())</c>. Timeout and HTTP version
    /// are then the client's business.
    /// </summary>
    /// <param name="options">Default: those of <see cref="LoadHttpOptions"/>.</param>
    /// <exception cref="LoadTestException">An option has no possible value.</exception>
    public static HttpMessageHandler CreateHandler(LoadHttpOptions? options = null)
    {
        options ??= new();
        options.Check();
        return LiveHandler.Create(new EndpointNamer(), options, LiveTransport.Create(options));
    }
}
