namespace PerfTest.Bench;

/// <summary>What the engine and the pool cost at 1,000 iterations a second that do nothing but change threads.</summary>
internal static class PacedProcessor
{
    public static async Task<IReadOnlyList<Line>> MeasureAsync(TimeSpan duration)
    {
        await RunAsync(TimeSpan.FromSeconds(1));
        return [Demands.PacedProcessor.Judge(await RunAsync(duration))];
    }

    private static async Task<double> RunAsync(TimeSpan duration)
    {
        var window = new ProcessorWindow(duration);
        await LoadTest.RunAsync(
            "paced",
            async vu =>
            {
                window.Notice(vu);
                await Task.Yield();
            },
            load => load.Rate("1000/s").PreAllocatedVus(100).MaxVus(200).Duration(duration).Warmup("1s"));
        return await window.ShareAsync();
    }
}
