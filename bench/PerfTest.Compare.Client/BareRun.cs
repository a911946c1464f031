using System.Diagnostics;
using System.Net;

namespace PerfTest.Bench;

/// <summary>
/// The same requests from plain tasks: the same process settings, handler options, message and way of reading the body, and nothing measured but every sixteenth time.
/// </summary>
internal static class BareRun
{
    private const int Sample = 16;

    public static async Task<string> RunAsync(Uri address, int workers, TimeSpan warmup, TimeSpan duration)
    {
        var origin = new Uri(address.GetLeftPart(UriPartial.Authority));
        string path = address.AbsolutePath;
        var counts = new long[workers * 16];
        var times = new List<TimeSpan>[workers];
        bool counting = false;
        bool stopped = false;
        Task[] running = [.. Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            using HttpClient client = NewClient(origin);
            using var never = new CancellationTokenSource();
            List<TimeSpan> mine = times[worker] = [];
            while (!Volatile.Read(ref stopped))
            {
                bool timed = counts[worker * 16] % Sample == 0;
                long begun = timed ? Stopwatch.GetTimestamp() : 0;
                using HttpResponseMessage response = await client.GetAsync(path, never.Token);
                counts[worker * 16]++;
                if (timed && Volatile.Read(ref counting))
                {
                    mine.Add(Stopwatch.GetElapsedTime(begun));
                }
            }
        }))];

        await Task.Delay(warmup);
        var window = new Window(duration);
        long before = Sum(counts);
        Volatile.Write(ref counting, true);
        window.Open();
        (double seconds, double processor) = await window.Measured;
        double rate = (Sum(counts) - before) / seconds;
        Volatile.Write(ref stopped, true);
        await Task.WhenAll(running);
        TimeSpan[] sorted = [.. times.SelectMany(mine => mine).Order()];
        return Measured.Json(rate, processor / seconds, sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)], failed: 0);
    }

    private static HttpClient NewClient(Uri origin) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = TimeSpan.FromSeconds(30),
        EnableMultipleHttp2Connections = true,
    })
    {
        BaseAddress = origin,
    };

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
