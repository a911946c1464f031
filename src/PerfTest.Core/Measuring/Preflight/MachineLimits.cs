using System.Globalization;

namespace PerfTest.Measuring;

/// <summary>What this machine and process allow a generator.</summary>
/// <param name="OpenFiles">Files and sockets of this process; null: not known, or no limit.</param>
/// <param name="Ports">Ports for outgoing connections to one address; null: not known.</param>
internal sealed record MachineLimits(long? OpenFiles, int? Ports)
{
    /// <summary>Windows' and macOS' own default: 49,152 to 65,535.</summary>
    private const int IanaPorts = 16_384;

    public static MachineLimits Read() => OperatingSystem.IsLinux()
        ? new(ReadOpenFiles(TextOf("/proc/self/limits")), ReadPorts(TextOf("/proc/sys/net/ipv4/ip_local_port_range")))
        : new(null, IanaPorts);

    /// <param name="limits">The text of <c>/proc/self/limits</c>: columns "Max open files", soft limit, hard limit.</param>
    internal static long? ReadOpenFiles(string? limits)
    {
        const string Label = "Max open files";
        string? line = limits?.Split('\n').FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal));
        string? soft = line?[Label.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out long limit) ? limit : null;
    }

    /// <param name="range">The text of <c>ip_local_port_range</c>: first and last.</param>
    internal static int? ReadPorts(string? range)
    {
        string[] ends = range?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return ends.Length == 2 && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
            && int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out int last) && last >= first
            ? last - first + 1
            : null;
    }

    private static string? TextOf(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A container may hide it. What is not known is not warned of.
            return null;
        }
    }
}
