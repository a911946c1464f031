namespace PerfTest.Cluster.TestSuite;

/// <summary>A fixture on every machine; the login itself happens once for all of them.</summary>
public sealed class Login : IAsyncLifetime
{
    public static HttpClient Http { get; } = LoadHttp.CreateClient(Environment.GetEnvironmentVariable("PERFTEST_BASE_URL")!);

    public string Token { get; private set; } = "";

    public async Task InitializeAsync() => Token = await RunOnce.GetAsync("token", cancellationToken => Http.GetStringAsync("/token", cancellationToken));

    public Task DisposeAsync() => Task.CompletedTask;
}
