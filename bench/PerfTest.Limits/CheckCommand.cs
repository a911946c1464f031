namespace PerfTest.Bench;

/// <summary>The ratios to bare loops against their floors, as fast as they can be had without being a lottery.</summary>
internal static class CheckCommand
{
    public static async Task<int> RunAsync(bool quick)
    {
        (string rounds, string live, string memory) = quick ? ("7", "0.6", "0.5") : ("15", "3", "2");
        TimeSpan patience = TimeSpan.FromMinutes(quick ? 2 : 10);
        using TargetProcess target = TargetProcess.Start(Machine.TargetCore);
        Console.WriteLine($"{Machine.Describe()}, load of the last minute {Load()}\n");
        List<Line> lines = [];
        foreach (int threads in new[] { 1, 2, 8 * Environment.ProcessorCount }.Distinct())
        {
            lines.AddRange(await Child.MeasureAsync(null, patience, "record", $"{threads}", rounds));
        }

        lines.AddRange(await Child.MeasureAsync(null, patience, "engine", rounds));
        string[] memoryParts = quick ? [] : ["plain", "engine"];
        lines.AddRange(await Child.MeasureAsync(null, patience, ["memory", rounds, memory, .. memoryParts]));
        string[] liveParts = quick ? [] : ["parts"];
        lines.AddRange(await Child.MeasureAsync(Machine.ClientCore, patience, ["live", $"{target.Address}", rounds, live, .. liveParts]));
        Report.Write(lines, Console.Out);
        int below = lines.Count(line => line.IsBelow);
        int broken = lines.Count(line => line.IsBroken);
        Console.WriteLine(below == 0 ? "\ncheck: every floor is met" : $"\ncheck: {below} below the floor, {broken} of them worse than known (docs/performance.md)");

        // Quick is for every build: it fails for what was broken since. Full is for claims, and knows only the floors.
        return (quick ? broken : below) == 0 ? 0 : 1;
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
