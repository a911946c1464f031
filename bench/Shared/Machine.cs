using System.Runtime.InteropServices;

namespace PerfTest.Bench;

/// <summary>Where and when something was measured.</summary>
internal static class Machine
{
    /// <summary>The core of clients; null where there is but one, or where nobody can be pinned.</summary>
    public static int? ClientCore => CanPin ? 0 : null;

    /// <summary>The core of the target: the last one.</summary>
    public static int? TargetCore => CanPin ? Cores - 1 : null;

    private static int Cores { get; } = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").Count(line => line.StartsWith("processor", StringComparison.Ordinal)) : Environment.ProcessorCount;

    private static bool CanPin { get; } = Cores > 1 && OperatingSystem.IsLinux() && Programs.Find("taskset") is not null;

    public static string Describe()
    {
        string cpu = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor"
            : "unknown processor";
        return $"{cpu}, {Cores} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC";
    }

    /// <summary>Processor time that all processes together have used, in seconds since boot; 0 where it cannot be known.</summary>
    public static double BusySeconds()
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        // cpu user nice system idle iowait irq softirq steal, in hundredths of a second: what was stolen from the machine disturbs as much as its own processes.
        string[] fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new[] { 1, 2, 3, 6, 7, 8 }.Sum(field => Figure.Parse(fields[field])) / 100;
    }
}
