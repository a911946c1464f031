using System.Text.Json;

namespace PerfTest.Bench;

/// <summary>Whether what we measure is what the target did: scripted delays, timed by the target itself.</summary>
internal static class Accuracy
{
    private const int Rate = 5000;

    public static async Task<IReadOnlyList<Line>> MeasureAsync(Uri target, TimeSpan duration)
    {
        using var plain = new HttpClient { BaseAddress = target };
        using JsonDocument before = JsonDocument.Parse(await plain.GetStringAsync("/delays"));
        var delayed = new Uri(before.RootElement.GetProperty("address").GetString()!);
        using HttpClient client = LoadHttp.CreateClient(delayed, new LoadHttpOptions { Connections = LoadConnections.Shared });
        await RunAsync(client, TimeSpan.FromSeconds(2));
        await plain.GetStringAsync("/delays");
        LoadResult result = await RunAsync(client, duration);
        using JsonDocument said = JsonDocument.Parse(await plain.GetStringAsync("/delays"));
        LatencyMetric ours = result.Http.Duration;
        string what = $"{Rate:N0}/s of scripted delays, ours against the target's own";
        return [Judge($"{what}: p50", ours.P50, "p50"), Judge($"{what}: p99", ours.P99, "p99")];

        Line Judge(string name, TimeSpan measured, string percentile)
        {
            double own = said.RootElement.GetProperty(percentile).GetDouble();
            double off = Math.Abs(measured.TotalNanoseconds - own);
            string verdict = off <= (0.02 * own) + 50e3 ? "goal" : off <= (0.05 * own) + 100e3 ? "floor" : "BELOW";
            return new Line(name, $"{Figure.Time(measured)} against {Figure.Nanoseconds(own)}", "± 5 % + 100 µs", "± 2 % + 50 µs", verdict, IsBroken: verdict == "BELOW");
        }
    }

    private static Task<LoadResult> RunAsync(HttpClient client, TimeSpan duration) => LoadTest.RunAsync(
        "accuracy",
        async vu =>
        {
            using HttpResponseMessage response = await client.GetAsync("/", vu.CancellationToken);
        },
        load => load.Rate($"{Rate}/s").PreAllocatedVus(500).MaxVus(2000).Duration(duration).Warmup("0s"));
}
