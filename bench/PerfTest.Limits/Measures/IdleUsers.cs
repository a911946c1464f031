namespace PerfTest.Bench;

/// <summary>Virtual users that stand ready and have nothing to do: what each keeps alive.</summary>
internal static class IdleUsers
{
    public static async Task<IReadOnlyList<Line>> MeasureAsync(int vus)
    {
        // One of everything that a run makes once, and is compiled once.
        await RunAsync(10);
        long heapBefore = Heap.Live();
        long residentBefore = Heap.Resident();
        (long heap, long resident) = await RunAsync(vus);
        double each = (double)(heap - heapBefore) / vus;
        string measured = $"{Figure.Bytes(each)} of heap, {Figure.Bytes((double)(resident - residentBefore) / vus)} resident";
        string what = $"{vus:N0} VUs idle, each";
        return [vus == 10_000 ? Demands.IdleVu.Judge(each, measured) with { What = what } : new Line(what, measured)];
    }

    private static async Task<(long Heap, long Resident)> RunAsync(int vus)
    {
        (long Heap, long Resident) seen = default;
        var aside = new Aside(TimeSpan.FromMilliseconds(300), () => seen = (Heap.Live(), Heap.Resident()));
        await LoadTest.RunAsync(
            "idle",
            vu =>
            {
                aside.Notice(vu);
                return Task.CompletedTask;
            },
            load => load.Rate("2/s").PreAllocatedVus(vus).MaxVus(vus).Duration("2s").Warmup("0s"));
        await aside.Done;
        return seen;
    }
}
