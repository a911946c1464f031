namespace PerfTest.Measuring;

/// <summary>An application in this process that does nothing with a request, and a client that reaches it as the test's own reaches its target.</summary>
/// <param name="client">With the handlers and default headers of the test's.</param>
/// <param name="host">Ends with this.</param>
internal sealed class EmptyHost(HttpClient client, IAsyncDisposable host) : IAsyncDisposable
{
    public HttpClient Client => client;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }
}
