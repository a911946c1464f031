using System.Text.Json;

namespace PerfTest.Measuring;

/// <summary>Where and how a run was made, as JSON.</summary>
internal static class MachineJson
{
    public static void Write(Utf8JsonWriter json, MachineInfo machine)
    {
        json.WriteStartObject();
        json.WriteString("os", machine.OperatingSystem);
        json.WriteString("architecture", machine.Architecture);
        json.WriteString("cpu", machine.Cpu);
        json.WriteNumber("cores", machine.Cores);
        json.WriteExact("cpu_quota", machine.CpuQuota);
        json.WriteNumber("memory", machine.Memory);
        json.WriteString("runtime", machine.Runtime);
        json.WriteBoolean("server_gc", machine.IsServerGc);
        json.WriteBoolean("concurrent_gc", machine.IsConcurrentGc);
        json.WriteAll("settings", machine.Settings, static (json, setting) =>
        {
            json.WriteStartObject();
            json.WriteString("name", setting.Name);
            json.WriteString("value", setting.Value);
            json.WriteString("source", setting.Source);
            json.WriteEndObject();
        });
        json.WriteOptional("build", machine.BuildConfiguration);
        json.WriteTexts("unoptimized", machine.UnoptimizedAssemblies);
        json.WriteBoolean("debugger", machine.IsDebuggerAttached);
        json.WriteOptional("code_coverage", machine.CodeCoverage);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">It is no machine: a sentence says why.</exception>
    public static MachineInfo Read(ExchangeValue value) => new()
    {
        OperatingSystem = value["os"].Text,
        Architecture = value["architecture"].Text,
        Cpu = value["cpu"].Text,
        Cores = value["cores"].Int,
        CpuQuota = value["cpu_quota"].Number,
        Memory = value["memory"].Long,
        Runtime = value["runtime"].Text,
        IsServerGc = value["server_gc"].Truth,
        IsConcurrentGc = value["concurrent_gc"].Truth,
        Settings = [.. value["settings"].Items.Select(setting => new RuntimeSetting(setting["name"].Text, setting["value"].Text, setting["source"].Text))],
        BuildConfiguration = value.Find("build")?.Text,
        UnoptimizedAssemblies = [.. value["unoptimized"].Items.Select(name => name.Text)],
        IsDebuggerAttached = value["debugger"].Truth,
        CodeCoverage = value.Find("code_coverage")?.Text,
    };
}
