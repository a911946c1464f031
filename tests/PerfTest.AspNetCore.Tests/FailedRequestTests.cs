using System.Net;
using System.Net.Sockets;

namespace PerfTest.AspNetCore.Tests;

public class FailedRequestTests
{
    [Fact]
    public async Task A_timeout_of_the_client_is_a_timeout()
    {
        await using var host = Hosts.InMemory();
        using var http = host.CreateLoadClient(client => client.Timeout = TimeSpan.FromMilliseconds(50));

        var run = await LoadRun.OnceAsync(async _ => await Assert.ThrowsAsync<TaskCanceledException>(() => http.GetStringAsync("/never")));

        Assert.Equal(
            1,
            run.Count(
                "http_reqs", ("name", "/never"), ("status", "0"), ("error_code", "1050"), ("error_class", "timeout"), ("error", "request timeout"), ("expected_response", "false")));
        Assert.Equal(0, run.Count("http_reqs", ("censored", "true")));
        Assert.StartsWith("GET /never → request timeout", Assert.Single(run.Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("kestrel")]
    public async Task A_response_that_breaks_off_is_a_failure_although_its_status_was_200(string kind)
    {
        await using var host = Hosts.Of(kind);
        using var http = host.CreateLoadClient();

        var run = await LoadRun.OnceAsync(async vu =>
        {
            using var response = await http.GetAsync("/breaks-off", HttpCompletionOption.ResponseHeadersRead, vu.CancellationToken);
            host.Hooks.SecondPart.SetResult();
            await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync(vu.CancellationToken));
        });

        Assert.Equal(1, run.Count("http_reqs", ("name", "/breaks-off"), ("status", "200"), ("expected_response", "false")));
        Assert.Equal((1, 1), run.Failures());
        Assert.Single(run.Errors);
    }

    [Fact]
    public async Task A_refused_connection_is_told_apart()
    {
        var run = await WithLiveTargetAsync($"http://127.0.0.1:{FreePort()}", async (http, vu) =>
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync("/items/17", vu.CancellationToken)));

        Assert.Equal(
            1,
            run.Count(
                "http_reqs", ("name", "/items/{n}"), ("status", "0"), ("error_code", "1212"), ("error_class", "connect"), ("error", "connection refused")));
        Assert.Equal("http connect", Assert.Single(run.Errors).Type);
    }

    private static async Task<LoadRun> WithLiveTargetAsync(string address, Func<HttpClient, VirtualUser, Task> body)
    {
        await using var host = Hosts.InMemory();
        using var http = LoadClientExtensions.CreateLiveClient(new Uri(address), host.ClientOptions);
        return await LoadRun.OnceAsync(vu => body(http, vu));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
