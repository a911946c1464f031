using System.Globalization;

namespace PerfTest.Bench;

/// <summary>How many requests a second a process sends to a live target when it waits for nothing but the answers.</summary>
internal static class FullCore
{
    private const int Vus = 50;

    public static async Task<IReadOnlyList<Line>> MeasureAsync(Uri target, TimeSpan duration)
    {
        TimeSpan warmup = TimeSpan.FromSeconds(5);
        using HttpClient client = LoadHttp.CreateClient(target);
        Half rate = await LoadLoop.RunAsync(client, Vus, "/plaintext", warmup, duration);
        return
        [
            new Line(
                $"{Vus} VUs without think time, loopback",
                string.Create(CultureInfo.InvariantCulture, $"{rate.Wall:N0} requests/s with {Figure.Share(rate.Wall / rate.Processor)} of a core: {rate.Processor:N0} for a whole one")),
        ];
    }
}
