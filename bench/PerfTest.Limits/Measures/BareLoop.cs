namespace PerfTest.Bench;

/// <summary>What somebody writes who has no load-testing tool: so many tasks that send one request after another. Nothing is measured but their number.</summary>
internal static class BareLoop
{
    /// <param name="clientOf">The client of each worker. It is disposed.</param>
    /// <param name="workers">How many.</param>
    /// <param name="path">What they ask for.</param>
    /// <param name="warmup">How long before requests count.</param>
    /// <param name="duration">How long they count.</param>
    /// <returns>Requests per second.</returns>
    public static async Task<Half> RunAsync(Func<HttpClient> clientOf, int workers, string path, TimeSpan warmup, TimeSpan duration)
    {
        using var stop = new CancellationTokenSource();
        var counts = new long[workers * 16];
        bool stopped = false;
        Task[] running = [.. Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            using HttpClient client = clientOf();
            using var never = new CancellationTokenSource();
            while (!Volatile.Read(ref stopped))
            {
                using HttpResponseMessage response = await client.GetAsync(path, never.Token);
                counts[worker * 16]++;
            }
        }))];

        Half rate = default;
        var watch = new Thread(() =>
        {
            Thread.Sleep(warmup);
            long before = Sum(counts);
            var meter = Meter.Start();
            Thread.Sleep(duration);
            rate = meter.Rate(Sum(counts) - before);
            Volatile.Write(ref stopped, true);
        })
        { Priority = ThreadPriority.Highest };
        watch.Start();
        await Task.WhenAll(running);
        watch.Join();
        return rate;
    }

    private static long Sum(long[] counts)
    {
        long sum = 0;
        for (int n = 0; n < counts.Length; n += 16)
        {
            sum += Volatile.Read(ref counts[n]);
        }

        return sum;
    }
}
