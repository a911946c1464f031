using System.Runtime.Versioning;

namespace PerfTest.Bench;

/// <summary>A fixed rate on loopback: what was delivered, how late iterations started, and what it cost.</summary>
[SupportedOSPlatform("linux")]
internal static class ArrivalLag
{
    /// <summary>Until .NET has compiled all that is hot, which takes away the processor from what is measured: see <see cref="Steady"/>.</summary>
    private static readonly TimeSpan CompileTime = TimeSpan.FromSeconds(11);

    public static async Task<IReadOnlyList<Line>> MeasureAsync(Uri target, int rate, TimeSpan duration, Disturbance disturbance)
    {
        TimeSpan warmup = duration < CompileTime ? TimeSpan.FromSeconds(1) : CompileTime;
        using HttpClient client = LoadHttp.CreateClient(target, new LoadHttpOptions { Connections = LoadConnections.Shared });
        await RunAsync(client, rate, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        string sleeper;
        LoadResult result;
        double processor;
        using (Disturbing.Start(disturbance))
        {
            using var bare = new BareSleeper(warmup);
            (result, processor) = await RunAsync(client, rate, warmup, duration);
            sleeper = bare.Finish();
        }

        string beside = disturbance switch
        {
            Disturbance.Collections => ", a full GC ten times a second",
            Disturbance.BlockedPool => ", 64 blocked pool threads",
            _ => "",
        };
        LatencyMetric lag = result.Iterations.StartLag;
        var what = $"{rate:N0}/s on loopback{beside}";
        Line delivered = new(
            $"{what}: delivered",
            $"{result.Iterations.Completed:N0} of {result.Iterations.Due:N0}, {result.Http.Failed.Passes} failed, {Figure.Share(processor)} of a core");
        string lags = $"{Figure.Time(lag.P50)} / {Figure.Time(lag.P99)}, bare sleeper {sleeper}";

        // Judged at 10,000/s, and undisturbed.
        return rate == 10_000 && disturbance == Disturbance.None
            ?
            [
                delivered,
                Named(Demands.Dropped.Judge(result.Iterations.Dropped)),
                Named(Demands.LagMedian.Judge(lag.P50.TotalNanoseconds, $"{Figure.Time(lag.P50)}, bare sleeper p50 / p99 {sleeper}")),
                Named(Demands.LagTail.Judge(lag.P99.TotalNanoseconds)),
            ]
            : [delivered, new Line($"{what}: dropped", $"{result.Iterations.Dropped:N0}"), new Line($"{what}: start lag p50 / p99", lags)];

        Line Named(Line line) => line with { What = $"{what}: {line.What}" };
    }

    private static async Task<(LoadResult Result, double Processor)> RunAsync(HttpClient client, int rate, TimeSpan warmup, TimeSpan duration)
    {
        var window = new ProcessorWindow(duration);
        LoadResult result = await LoadTest.RunAsync(
            "arrivals",
            async vu =>
            {
                window.Notice(vu);
                using HttpResponseMessage response = await client.GetAsync("/plaintext", vu.CancellationToken);
            },
            load => load.Rate($"{rate}/s").PreAllocatedVus(500).MaxVus(1000).Duration(duration).Warmup(warmup));
        return (result, await window.ShareAsync());
    }
}
