using System.Globalization;

namespace PerfTest.Bench;

/// <summary>
/// What a process sends to a live target from the one core that it has: how many requests a second when it waits for nothing but the answers, and how many virtual users that think.
/// </summary>
/// <remarks>On one core that is kept busy .NET takes most of a minute until it has compiled what is hot; so long it is several times slower.</remarks>
internal static class FullCore
{
    private const int Vus = 50;

    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(50);

    public static async Task<IReadOnlyList<Line>> MeasureAsync(Uri target, TimeSpan duration)
    {
        using HttpClient client = LoadHttp.CreateClient(target);
        Half rate = await LoadLoop.RunAsync(client, Vus, "/plaintext", Warmup, duration);
        List<Line> lines =
        [
            new(
                $"{Vus} VUs without think time, loopback",
                string.Create(CultureInfo.InvariantCulture, $"{rate.Wall:N0} requests/s with {Figure.Share(rate.Wall / rate.Processor)} of a core: {rate.Processor:N0} for a whole one")),
        ];
        foreach (int vus in new[] { 1_000, 2_500, 5_000, 10_000 })
        {
            lines.AddRange(await ThinkingUsers.MeasureAsync(vus, duration, target));
        }

        return lines;
    }
}
