using System.Globalization;
using PerfTest.Planning;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary><c>PERFTEST_DASHBOARD</c>, parsed.</summary>
/// <param name="IsOn">Whether there is one. Default: there is none.</param>
/// <param name="Port">Its port; null: the first free one.</param>
internal readonly record struct DashboardSetting(bool IsOn, int? Port)
{
    public const string Variable = VariableNames.Dashboard;

    private const int LowestPort = 1024;
    private const int HighestPort = 65535;

    /// <param name="value">As written, or null.</param>
    /// <param name="setting">What it means; off where it is wrong.</param>
    /// <param name="label">What the sentence calls it.</param>
    /// <returns>A sentence if it is wrong, else null.</returns>
    public static string? Parse(string? value, out DashboardSetting setting, string label = Variable)
    {
        setting = default;
        switch (value?.ToLowerInvariant())
        {
            case null or "0" or "false" or "off":
                return null;
            case "1" or "true" or "on":
                setting = new DashboardSetting(true, null);
                return null;
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is >= LowestPort and <= HighestPort)
        {
            setting = new DashboardSetting(true, port);
            return null;
        }

        return $"{label} = {Written.Quote(value)} is neither a switch nor a port: write 1 (the first free port from {LoopbackSocket.FirstPort} on), 0, or a port from {LowestPort} to {HighestPort}.";
    }
}
