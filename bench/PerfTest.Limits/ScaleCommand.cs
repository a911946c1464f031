using System.Text.Json;

namespace PerfTest.Bench;

/// <summary>How far it goes: many virtual users, high rates, a long time.</summary>
internal static class ScaleCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static async Task<int> RunAsync(bool quick, TimeSpan? soak, string? json)
    {
        using TargetProcess target = TargetProcess.Start(Machine.TargetCore);
        string address = $"{target.Address}";
        string machine = Machine.Describe();
        Console.WriteLine($"{machine}{(quick ? ", quick" : "")}\n");
        List<Line> lines = [];
        if (soak is { } time)
        {
            await AddAsync(time + TimeSpan.FromMinutes(2), "soak", address, $"{time.TotalSeconds:0}");
        }
        else
        {
            await MeasureAsync();
        }

        Report.Write(lines, Console.Out);
        if (json is not null)
        {
            await File.WriteAllTextAsync(json, JsonSerializer.Serialize(new { machine, quick, lines }, Indented));
        }

        return lines.Any(line => line.IsBelow) ? 1 : 0;

        async Task MeasureAsync()
        {
            TimeSpan patience = TimeSpan.FromMinutes(3);
            foreach (int vus in new[] { 1_000, 10_000, 50_000 })
            {
                await AddAsync(patience, "idle", $"{vus}");
            }

            foreach (int vus in quick ? [1_000, 10_000] : new[] { 1_000, 10_000, 50_000 })
            {
                await AddAsync(patience, "thinking", $"{vus}", quick ? "3" : "15");
            }

            if (OperatingSystem.IsLinux())
            {
                foreach (int rate in new[] { 1_000, 10_000, 20_000 })
                {
                    await AddAsync(patience, "arrivals", address, $"{rate}", quick ? "3" : "30", nameof(Disturbance.None));
                }

                foreach (Disturbance disturbance in new[] { Disturbance.Collections, Disturbance.BlockedPool })
                {
                    await AddAsync(patience, "arrivals", address, "1000", quick ? "3" : "30", $"{disturbance}");
                }
            }

            await AddAsync(patience, "accuracy", address, quick ? "3" : "15");
            await AddAsync(patience, "paced", quick ? "3" : "30");
            await AddAsync(patience * 2, "memory", quick ? "7" : "15", quick ? "0.6" : "3", "plain");
            await AddAsync(patience, "connections", address, quick ? "3" : "15");
            await AddAsync(patience, "first-request", address);
            await AddAsync(patience, "snapshot", "200");
        }

        // What is worse than it is known to be is measured once more, as in Pairs: a burst of load from outside is seldom there for the second try, which alone counts; a real
        // loss is.
        async Task AddAsync(TimeSpan patience, params string[] arguments)
        {
            IReadOnlyList<Line> more = await Child.MeasureAsync(core: null, patience, arguments);
            if (more.Any(line => line.IsBroken))
            {
                IReadOnlyList<Line> first = more;
                more = await Child.MeasureAsync(core: null, patience, arguments);
                more = [.. more.Select(line => first.FirstOrDefault(one => one.What == line.What && one.IsBroken) is { } below
                    ? line with { Measured = $"{line.Measured}, second try after {below.Measured}" }
                    : line)];
            }

            foreach (Line line in more)
            {
                Console.Error.WriteLine($"  {line.What}: {line.Measured}");
            }

            lines.AddRange(more);
        }
    }
}
