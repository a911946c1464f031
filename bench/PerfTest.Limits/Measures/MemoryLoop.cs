using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;

namespace PerfTest.Bench;

/// <summary>Load on an application in this process's memory: a load test against the bare loop.</summary>
/// <remarks>
/// The bare loop's clients are those that the factory makes: like ours they follow redirects and keep cookies, since a bare loop is to have the same options. What that
/// costs, and what our own way of doing it costs, shows against the test host's plain client, which does neither.
/// </remarks>
internal static class MemoryLoop
{
    private const int Vus = 50;

    private static readonly Demand EngineAlone = Demands.MemoryLoop with { What = "the same, of the engine alone: a plain client that measures nothing" };

    private static readonly Demand Plain = Demands.MemoryLoop with { What = "the same, the bare loop's clients plain: neither redirects nor cookies", Regression = 0.7 };

    public static WebApplicationFactory<Answer> NewApplication() =>
        new WebApplicationFactory<Answer>().WithWebHostBuilder(host => host.UseContentRoot(AppContext.BaseDirectory));

    /// <param name="rounds">How many pairs.</param>
    /// <param name="duration">How long each half is measured.</param>
    /// <param name="withPlain">Also against the test host's plain client. Nothing is asked of that, but it may not get worse.</param>
    /// <param name="withEngine">Also the engine alone.</param>
    public static async Task<IReadOnlyList<Line>> JudgeAsync(int rounds, TimeSpan duration, bool withPlain, bool withEngine)
    {
        TimeSpan warmup = duration / 3;
        await using WebApplicationFactory<Answer> application = NewApplication();
        using HttpClient client = application.CreateLoadClient();
        TestServer server = application.Server;
        using HttpClient plain = server.CreateClient();

        await Steady.WarmUpAsync(OursAsync, BareAsync);
        List<Line> lines = [await Pairs.JudgeAsync(Demands.MemoryLoop, rounds, OursAsync, BareAsync, Show)];
        if (withPlain)
        {
            lines.Add(await Pairs.JudgeAsync(Plain, rounds, OursAsync, PlainAsync, Show) with { Floor = "—", Goal = "—", Verdict = "—" });
        }

        if (withEngine)
        {
            lines.Add(await Pairs.JudgeAsync(EngineAlone, rounds, EngineAsync, PlainAsync, Show));
        }

        return lines;

        static string Show(double rate) => $"{Figure.Of(rate, "0")} per CPU second";

        Task<Half> OursAsync() => LoadLoop.RunAsync(client, Vus, "/plaintext", warmup, duration);

        Task<Half> BareAsync() => BareLoop.RunAsync(application.CreateClient, Vus, "/plaintext", warmup, duration);

        Task<Half> PlainAsync() => BareLoop.RunAsync(server.CreateClient, Vus, "/plaintext", warmup, duration);

        Task<Half> EngineAsync() => LoadLoop.RunAsync(plain, Vus, "/plaintext", warmup, duration);
    }
}
