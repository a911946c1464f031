using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>What makes runs comparable, as texts. Pure.</summary>
internal static class HistoryKey
{
    /// <summary>Operating system, architecture, processor, cores, mode of the garbage collector, Release or Debug. Not the runtime: what a new one changes shall be seen.</summary>
    public static string OfMachine(MachineInfo machine) => string.Create(
        CultureInfo.InvariantCulture,
        $"{machine.OperatingSystem}, {machine.Architecture}, {machine.Cpu}, {machine.CpuQuota:0.##} cores, {machine.GcMode}, {machine.BuildConfiguration ?? "unknown build"}");

    /// <summary>A fingerprint of the load and of where it goes. Not of the limits: they judge a run, and do not change it.</summary>
    /// <param name="plan">What is run.</param>
    /// <param name="target"><c>PERFTEST_BASE_URL</c>, or null.</param>
    public static string OfSettings(LoadPlan plan, string? target)
    {
        var common = PlanJson.Common(plan with { Name = "", Thresholds = [], Baselines = [] });
        byte[] all = [.. common.Span, .. Encoding.UTF8.GetBytes($"{plan.Segment}\n{target}")];
        return Convert.ToHexStringLower(SHA256.HashData(all).AsSpan(0, 8));
    }
}
