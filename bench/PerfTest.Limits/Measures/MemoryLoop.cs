using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;

namespace PerfTest.Bench;

/// <summary>Load on an application in this process's memory: a load test against the bare loop.</summary>
internal static class MemoryLoop
{
    private const int Vus = 50;

    private static readonly Demand EngineAlone = Demands.MemoryLoop with { What = "the same, of the engine alone: a client that measures nothing" };

    private static readonly Demand Alike = Demands.MemoryLoop with { What = "the same, the bare loop's clients made by the factory: redirects and cookies, as ours" };

    public static WebApplicationFactory<Answer> NewApplication() =>
        new WebApplicationFactory<Answer>().WithWebHostBuilder(host => host.UseContentRoot(AppContext.BaseDirectory));

    public static async Task<IReadOnlyList<Line>> JudgeAsync(int rounds, TimeSpan duration, bool inParts)
    {
        TimeSpan warmup = duration / 3;
        await using WebApplicationFactory<Answer> application = NewApplication();
        using HttpClient client = application.CreateLoadClient();
        TestServer server = application.Server;
        using HttpClient bare = server.CreateClient();

        await Steady.WarmUpAsync(OursAsync, BareAsync);
        Line whole = await Pairs.JudgeAsync(Demands.MemoryLoop, rounds, OursAsync, BareAsync, Show);
        return inParts
            ?
            [
                whole,
                await Pairs.JudgeAsync(EngineAlone, rounds, EngineAsync, BareAsync, Show),
                await Pairs.JudgeAsync(Alike, rounds, OursAsync, BareAlikeAsync, Show),
            ]
            : [whole];

        static string Show(double rate) => $"{Figure.Of(rate, "0")} per CPU second";

        Task<Half> EngineAsync() => LoadLoop.RunAsync(bare, Vus, "/plaintext", warmup, duration);

        Task<Half> OursAsync() => LoadLoop.RunAsync(client, Vus, "/plaintext", warmup, duration);

        Task<Half> BareAsync() => BareLoop.RunAsync(server.CreateClient, Vus, "/plaintext", warmup, duration);

        Task<Half> BareAlikeAsync() => BareLoop.RunAsync(application.CreateClient, Vus, "/plaintext", warmup, duration);
    }
}
