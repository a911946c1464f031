using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;

namespace PerfTest.Bench;

/// <summary>Load on an application in this process's memory: a load test against the bare loop.</summary>
internal static class MemoryLoop
{
    private const int Vus = 50;

    public static WebApplicationFactory<Answer> NewApplication() =>
        new WebApplicationFactory<Answer>().WithWebHostBuilder(host => host.UseContentRoot(AppContext.BaseDirectory));

    public static async Task<IReadOnlyList<Line>> JudgeAsync(int rounds, TimeSpan duration)
    {
        TimeSpan warmup = duration / 3;
        await using WebApplicationFactory<Answer> application = NewApplication();
        using HttpClient client = application.CreateLoadClient();
        TestServer server = application.Server;

        // Its first two seconds are twice as slow as its steady state.
        await BareLoop.RunAsync(server.CreateClient, Vus, "/plaintext", TimeSpan.Zero, TimeSpan.FromSeconds(1));
        await LoadLoop.RunAsync(client, Vus, "/plaintext", TimeSpan.Zero, TimeSpan.FromSeconds(1));
        return [await Pairs.JudgeAsync(Demands.MemoryLoop, rounds, OursAsync, BareAsync, rate => $"{Figure.Of(rate, "0")} per CPU second")];

        Task<Half> OursAsync() => LoadLoop.RunAsync(client, Vus, "/plaintext", warmup, duration);

        Task<Half> BareAsync() => BareLoop.RunAsync(server.CreateClient, Vus, "/plaintext", warmup, duration);
    }
}
