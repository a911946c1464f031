namespace PerfTest.Bench;

/// <summary>Load on a target in another process, on another core: a load test against the bare loop.</summary>
internal static class LiveLoop
{
    private const int Vus = 50;

    public static async Task<IReadOnlyList<Line>> JudgeAsync(Uri target, int rounds, TimeSpan duration)
    {
        TimeSpan warmup = duration / 3;
        using HttpClient client = LoadHttp.CreateClient(target);
        await Steady.WarmUpAsync(OursAsync, BareAsync);
        return [await Pairs.JudgeAsync(Demands.LiveLoop, rounds, OursAsync, BareAsync, rate => $"{Figure.Of(rate, "0")} per CPU second")];

        Task<Half> OursAsync() => LoadLoop.RunAsync(client, Vus, "/plaintext", warmup, duration);

        Task<Half> BareAsync() =>
            BareLoop.RunAsync(() => new HttpClient(BareTransport.Create()) { BaseAddress = target }, Vus, "/plaintext", warmup, duration);
    }
}
