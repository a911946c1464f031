namespace PerfTest.Bench;

/// <summary>A thousand virtual users, each with connections of its own.</summary>
internal static class PerVuConnections
{
    private const int Vus = 1000;

    public static async Task<IReadOnlyList<Line>> MeasureAsync(Uri target, TimeSpan duration)
    {
        using HttpClient client = LoadHttp.CreateClient(target, new LoadHttpOptions { Connections = LoadConnections.PerVu });
        await RunAsync(client, 10, TimeSpan.FromSeconds(1));
        long heapBefore = Heap.Live();
        long residentBefore = Heap.Resident();
        (LoadResult result, long heap, long resident) = await RunAsync(client, Vus, duration);
        return
        [
            new Line(
                $"{Vus:N0} VUs with connections of their own, loopback",
                $"{result.Http.Requests.Rate:N0}/s, p50 {Figure.Time(result.Http.Duration.P50)}, p99 {Figure.Time(result.Http.Duration.P99)}, {result.Http.Failed.Passes} failed, "
                    + $"each {Figure.Bytes((double)(heap - heapBefore) / Vus)} of heap, {Figure.Bytes((double)(resident - residentBefore) / Vus)} resident"),
        ];
    }

    private static async Task<(LoadResult Result, long Heap, long Resident)> RunAsync(HttpClient client, int vus, TimeSpan duration)
    {
        (long Heap, long Resident) seen = default;
        var aside = new Aside(duration * 0.9, () => seen = (Heap.Live(), Heap.Resident()));
        LoadResult result = await LoadTest.RunAsync(
            "connections",
            async vu =>
            {
                aside.Notice(vu);
                using HttpResponseMessage response = await client.GetAsync("/plaintext", vu.CancellationToken);
            },
            load => load.Vus(vus).Duration(duration).Warmup("2s"));
        await aside.Done;
        return (result, seen.Heap, seen.Resident);
    }
}
