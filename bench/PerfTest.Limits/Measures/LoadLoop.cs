namespace PerfTest.Bench;

/// <summary>The same as <see cref="BareLoop"/> as a load test: warm-up, thresholds, checks of the verdict, all metrics, the report's files.</summary>
internal static class LoadLoop
{
    /// <returns>Requests per second.</returns>
    public static async Task<Half> RunAsync(HttpClient client, int vus, string path, TimeSpan warmup, TimeSpan duration)
    {
        var window = new ProcessorWindow(duration);
        LoadResult result = await LoadTest.RunAsync(
            "loop",
            async vu =>
            {
                window.Notice(vu);
                using HttpResponseMessage response = await client.GetAsync(path, vu.CancellationToken);
            },
            load => load.Vus(vus).Duration(duration).Warmup(warmup).Threshold("iteration_duration: p95<10s"));
        if (result.Iterations.Failed > 0 || (result.Http.HasRequests && result.Http.Failed.Passes > 0))
        {
            throw new InvalidOperationException($"Something has failed: {string.Join(' ', result.Failures)}");
        }

        // As many as requests: a client that measures nothing counts none.
        double rate = result.Iterations.Rate;
        return new Half(rate, rate / await window.ShareAsync());
    }
}
