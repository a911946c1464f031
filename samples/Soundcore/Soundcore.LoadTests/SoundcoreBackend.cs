using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using PerfTest;
using Soundcore.Backend.Auth;
using Xunit;

namespace Soundcore.LoadTests;

/// <summary>
/// The five services, in this process or at PERFTEST_BASE_URL. One that listens elsewhere has a variable of its own: SOUNDCORE_KNOWLEDGE_URL=http://localhost:8001.
/// Logging in happens once, and is not part of the load.
/// </summary>
public sealed class SoundcoreBackend : IAsyncLifetime
{
    private readonly WebApplicationFactory<Program> _app = new();
    private readonly List<HttpClient> _clients = [];

    public SoundcoreBackend()
    {
        HttpClient gateway = Add(_app.CreateLoadClient());
        Knowledge = Own("KNOWLEDGE") ?? gateway;
        Content = Own("CONTENT") ?? gateway;
        Support = Own("SUPPORT") ?? gateway;
        Analytics = Own("ANALYTICS") ?? gateway;
        Auth = Own("AUTH") ?? gateway;
    }

    public HttpClient Knowledge { get; }

    public HttpClient Content { get; }

    public HttpClient Support { get; }

    public HttpClient Analytics { get; }

    public HttpClient Auth { get; }

    public AuthenticationHeaderValue Token { get; private set; } = new("Bearer");

    public async ValueTask InitializeAsync()
    {
        using var response = await Auth.PostAsJsonAsync("/api/auth/sessions", new Credentials("load-test", "soundcore"));
        response.EnsureSuccessStatusCode();
        Token = new("Bearer", (await response.Content.ReadFromJsonAsync<Session>())!.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _app.DisposeAsync();
    }

    private HttpClient? Own(string service) => Environment.GetEnvironmentVariable($"SOUNDCORE_{service}_URL") is { Length: > 0 } url ? Add(LoadHttp.CreateClient(new Uri(url))) : null;

    private HttpClient Add(HttpClient client)
    {
        _clients.Add(client);
        return client;
    }
}
