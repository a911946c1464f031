using PerfTest.Measuring;

namespace PerfTest.Bench;

/// <summary>Load on a target in another process, on another core: a load test against the bare loop.</summary>
internal static class LiveLoop
{
    private const int Vus = 50;

    private static readonly Demand Alike = Demands.LiveLoop with { What = "the same, the thread of the bare loop's sockets under our policy, too" };

    public static async Task<IReadOnlyList<Line>> JudgeAsync(Uri target, int rounds, TimeSpan duration, bool inParts)
    {
        TimeSpan warmup = duration / 3;
        using HttpClient client = LoadHttp.CreateClient(target);
        await Steady.WarmUpAsync(OursAsync, BareAsync);
        Line whole = await Pairs.JudgeAsync(Demands.LiveLoop, rounds, OursAsync, BareAsync, Show);
        return inParts ? [whole, await Pairs.JudgeAsync(Alike, rounds, OursAsync, BareAlikeAsync, Show)] : [whole];

        static string Show(double rate) => $"{Figure.Of(rate, "0")} per CPU second";

        Task<Half> OursAsync() => LoadLoop.RunAsync(client, Vus, "/plaintext", warmup, duration);

        Task<Half> BareAsync() =>
            BareLoop.RunAsync(() => new HttpClient(BareTransport.Create()) { BaseAddress = target }, Vus, "/plaintext", warmup, duration);

        async Task<Half> BareAlikeAsync()
        {
            using var threads = new SocketThreads(isWanted: true);
            threads.Connected();
            return await BareAsync();
        }
    }
}
