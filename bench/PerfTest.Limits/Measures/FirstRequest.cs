using System.Diagnostics;

namespace PerfTest.Bench;

/// <summary>How long a fresh process takes to its first request.</summary>
internal static class FirstRequest
{
    public static async Task<IReadOnlyList<Line>> MeasureAsync(Uri target)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan untilMain = TimeProvider.System.GetLocalNow().DateTime - process.StartTime;
        using HttpClient client = LoadHttp.CreateClient(target);
        long called = Stopwatch.GetTimestamp();
        long first = 0;
        long answered = 0;
        await LoadTest.RunAsync(
            "first",
            async vu =>
            {
                first = Stopwatch.GetTimestamp();
                using HttpResponseMessage response = await client.GetAsync("/plaintext", vu.CancellationToken);
                answered = Stopwatch.GetTimestamp();
            },
            load => load.Vus(1).Iterations(1));
        return
        [
            new Line(
                "first request of a fresh process",
                $"{Figure.Time(Stopwatch.GetElapsedTime(called, first))} from the call of RunAsync until it is sent, then {Figure.Time(Stopwatch.GetElapsedTime(first, answered))} until it is answered; "
                    + $"the call came {Figure.Time(untilMain)} after the process's start"),
        ];
    }
}
