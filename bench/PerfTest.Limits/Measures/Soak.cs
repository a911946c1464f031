namespace PerfTest.Bench;

/// <summary>A fixed rate for a long time: what is alive at the end that was not alive after a fifth of it.</summary>
internal static class Soak
{
    private const int Rate = 1000;

    public static async Task<IReadOnlyList<Line>> MeasureAsync(Uri target, TimeSpan duration)
    {
        using HttpClient client = LoadHttp.CreateClient(target, new LoadHttpOptions { Connections = LoadConnections.Shared });
        long early = 0;
        long late = 0;
        var first = new Aside(duration * 0.2, () => early = Heap.Live());
        var second = new Aside(duration * 0.97, () => late = Heap.Live());
        LoadResult result = await LoadTest.RunAsync(
            "soak",
            async vu =>
            {
                first.Notice(vu);
                second.Notice(vu);
                using HttpResponseMessage response = await client.GetAsync("/plaintext", vu.CancellationToken);
                vu.Trend("latency", TimeSpan.FromTicks(LogNormal.Next(vu.Random) / 100));
                await vu.ThinkAsync(TimeSpan.FromTicks(LogNormal.Next(vu.Random) / 100));
            },
            load => load.Rate($"{Rate}/s").PreAllocatedVus(200).MaxVus(1000).Duration(duration));
        await first.Done;
        await second.Done;
        string measured = $"{Figure.Bytes(late - early)}: {Figure.Bytes(early)}, then {Figure.Bytes(late)}, {result.Iterations.Completed:N0} iterations, {result.Iterations.Dropped} dropped";
        return [Demands.Soak.Judge(late - early, measured) with { What = $"{Demands.Soak.What}, {Rate:N0}/s for {duration.TotalMinutes:0.#} min" }];
    }
}
