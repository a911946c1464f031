using System.Diagnostics;
using Microsoft.AspNetCore.Mvc.Testing;

namespace PerfTest.Bench;

/// <summary>Virtual users that send a request, think for a second, and so on.</summary>
internal static class ThinkingUsers
{
    private static readonly TimeSpan Think = TimeSpan.FromSeconds(1);

    /// <param name="vus">How many.</param>
    /// <param name="duration">How long they count.</param>
    /// <param name="target">Where they send to, each over a connection of its own; null: to an application in this process's memory.</param>
    public static async Task<IReadOnlyList<Line>> MeasureAsync(int vus, TimeSpan duration, Uri? target)
    {
        await using WebApplicationFactory<Answer>? application = target is null ? MemoryLoop.NewApplication() : null;
        using HttpClient client = application?.CreateLoadClient() ?? LoadHttp.CreateClient(target!);
        await RunAsync(client, 10, Think);
        long heapBefore = Heap.Live();
        TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
        long begun = Stopwatch.GetTimestamp();
        (LoadResult result, long heap) = await RunAsync(client, vus, duration);
        double processor = (Environment.CpuUsage.TotalTime - processorBefore) / Stopwatch.GetElapsedTime(begun);
        LatencyMetric iteration = result.Iterations.Duration;
        return
        [
            new Line(
                $"{vus:N0} VUs with 1 s think time {(target is null ? "in memory" : "over loopback")}",
                $"{result.Http.Requests.Rate:N0} requests/s of {vus:N0}/s, iteration p50 1 s + {Figure.Time(iteration.P50 - Think)}, p99 + {Figure.Time(iteration.P99 - Think)}, "
                    + $"{Figure.Bytes((double)(heap - heapBefore) / vus)} of heap each, {Figure.Share(processor)} of a core, {result.Http.Failed.Passes} failed"),
        ];
    }

    private static async Task<(LoadResult Result, long Heap)> RunAsync(HttpClient client, int vus, TimeSpan duration)
    {
        long heap = 0;
        var aside = new Aside(duration * 0.9, () => heap = Heap.Live());
        LoadResult result = await LoadTest.RunAsync(
            "think",
            async vu =>
            {
                aside.Notice(vu);
                using (await client.GetAsync("/plaintext", vu.CancellationToken))
                {
                }

                await vu.ThinkAsync(Think);
            },
            load => load.Vus(vus).Duration(duration).Warmup("2s"));
        await aside.Done;
        return (result, heap);
    }
}
