using System.Diagnostics;
using System.Globalization;
using PerfTest.Brokers;

namespace PerfTest.Bench;

/// <summary>
/// What taking part in a run of several machines costs an agent; and, for sizing, what one core sends. The generator has the client's core to itself: broker, controller and target are on the
/// other one.
/// </summary>
internal static class ClusterCommand
{
    private const int Rounds = 7;
    private const int Seconds = 10;

    public static async Task<int> RunAsync(string[] args)
    {
        if (!TryRead(args, out bool isSizing, out int rounds, out int seconds))
        {
            await Console.Error.WriteLineAsync($"cluster: write [--rounds N] [--seconds N], by default {Rounds} and {Seconds}, N from 1 on; or --size.");
            return 2;
        }

        Console.WriteLine($"{Machine.Describe()}; generator on core {Machine.ClientCore?.ToString(CultureInfo.InvariantCulture) ?? "any"}, all else on core {Machine.TargetCore?.ToString(CultureInfo.InvariantCulture) ?? "any"}\n");
        IReadOnlyList<Line> lines = isSizing ? await SizeAsync() : await CompareAsync(rounds, seconds);
        Report.Write(lines, Console.Out);
        return lines.Any(line => line.IsBelow) ? 1 : 0;
    }

    private static async Task<IReadOnlyList<Line>> CompareAsync(int rounds, int seconds)
    {
        if (RabbitMqNode.Program is null)
        {
            return [new Line("cluster", "not measured: rabbitmq-server is not installed (apt-get install rabbitmq-server)", Verdict: "BELOW")];
        }

        string[] launcher = Machine.TargetCore is { } core ? ["taskset", "-c", $"{core}"] : [];
        await using RabbitMqNode broker = await RabbitMqNode.StartAsync(launcher: launcher);
        string[] run = [broker.Address, $"bench-{Environment.ProcessId}", $"{seconds}"];
        ProcessStartInfo start = Programs.Start(Machine.TargetCore, "dotnet", [Path.Combine(AppContext.BaseDirectory, "PerfTest.Limits.dll"), "conduct", .. run]);
        start.RedirectStandardOutput = start.RedirectStandardError = false;
        using Process controller = Process.Start(start)!;
        try
        {
            // Each pair takes twice its seconds and what starting and ending a run takes; where the first try is bad, there is a second one.
            TimeSpan patience = TimeSpan.FromSeconds(((3 * rounds) + 6) * ((2 * seconds) + 20));
            return await Child.MeasureAsync(Machine.ClientCore, patience, ["agent", .. run, $"{rounds}"]);
        }
        finally
        {
            controller.StandardInput.Close();
            await controller.WaitForExitAsync();
        }
    }

    private static async Task<IReadOnlyList<Line>> SizeAsync()
    {
        using TargetProcess target = TargetProcess.Start(Machine.TargetCore);
        return await Child.MeasureAsync(Machine.ClientCore, TimeSpan.FromMinutes(5), "core", $"{target.Address}", "10");
    }

    private static bool TryRead(string[] args, out bool isSizing, out int rounds, out int seconds)
    {
        (isSizing, rounds, seconds) = (args is ["--size"], Rounds, Seconds);
        for (int n = 0; n < args.Length && !isSizing; n += 2)
        {
            if (n + 1 == args.Length || !int.TryParse(args[n + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1)
            {
                return false;
            }

            switch (args[n])
            {
                case "--rounds":
                    rounds = number;
                    break;
                case "--seconds":
                    seconds = number;
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
