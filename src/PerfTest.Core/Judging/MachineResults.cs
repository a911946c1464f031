using PerfTest.Measuring;

namespace PerfTest.Judging;

/// <summary>The machine as results show it.</summary>
internal static class MachineResults
{
    public static MachineResult Of(MachineInfo machine) => new()
    {
        OperatingSystem = machine.OperatingSystem,
        Architecture = machine.Architecture,
        Cpu = machine.Cpu,
        Cores = machine.CpuQuota,
        Memory = machine.Memory,
        Runtime = machine.Runtime,
        GcMode = machine.GcMode,
        BuildConfiguration = machine.BuildConfiguration,
        RuntimeSettings = machine.Settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal),
        OwnSettings = [.. machine.Settings.Where(setting => setting.Source != "default").Select(setting => setting.Name)],
    };
}
