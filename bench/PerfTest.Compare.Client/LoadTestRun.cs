
namespace PerfTest.Bench;

/// <summary>A load test as users write it: the packages' own client, everything measured, thresholds, a summary file.</summary>
internal static class LoadTestRun
{
    public static async Task<string> RunAsync(Uri address, int vus, TimeSpan warmup, TimeSpan duration)
    {
        using HttpClient http = LoadHttp.CreateClient(new Uri(address.GetLeftPart(UriPartial.Authority)));
        string path = address.AbsolutePath;
        var window = new Window(duration);
        LoadResult result = await LoadTest.RunAsync(
            "compare",
            async vu =>
            {
                if (!vu.IsWarmup)
                {
                    window.Open();
                }

                using HttpResponseMessage response = await http.GetAsync(path, vu.CancellationToken);
            },
            load => load.Vus(vus).Warmup(warmup).Duration(duration).Threshold("p95<1s").Threshold("http_req_failed<1%"));
        (double seconds, double processor) = await window.Measured;
        return Measured.Json(result.Http.Requests.Rate, processor / seconds, result.Http.Duration.P50, result.Http.Duration.P99, result.Http.Failed.Passes);
    }
}
