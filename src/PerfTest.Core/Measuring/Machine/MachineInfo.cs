using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace PerfTest.Measuring;

/// <summary>Where and how a run was made: without it, its figures say nothing.</summary>
internal sealed record MachineInfo
{
    /// <summary>"Ubuntu 24.04.2 LTS".</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>Of the process: "X64".</summary>
    public required string Architecture { get; init; }

    /// <summary>"AMD EPYC 7763 64-Core Processor".</summary>
    public required string Cpu { get; init; }

    /// <summary>Cores that the runtime uses.</summary>
    public required int Cores { get; init; }

    /// <summary>Cores that the process may use: less than <see cref="Cores"/> where a container limits it, and not always a whole number.</summary>
    public required double CpuQuota { get; init; }

    /// <summary>Bytes that the process may use: of the machine or of its container.</summary>
    public required long Memory { get; init; }

    /// <summary>".NET 10.0.12".</summary>
    public required string Runtime { get; init; }

    public required bool IsServerGc { get; init; }

    public required bool IsConcurrentGc { get; init; }

    /// <summary>Settings of the runtime that change speed.</summary>
    public required ImmutableArray<RuntimeSetting> Settings { get; init; }

    /// <summary>How the test's assembly was built: "Release", or null if it does not say.</summary>
    public required string? BuildConfiguration { get; init; }

    /// <summary>Names of those assemblies, of the test's and our own, whose optimizations are switched off.</summary>
    public required ImmutableArray<string> UnoptimizedAssemblies { get; init; }

    public required bool IsDebuggerAttached { get; init; }

    /// <summary>What counts the executed code of this process, or null.</summary>
    public required string? CodeCoverage { get; init; }

    /// <summary>"server GC, concurrent".</summary>
    public string GcMode => $"{(IsServerGc ? "server" : "workstation")} GC, {(IsConcurrentGc ? "concurrent" : "not concurrent")}";

    /// <summary>Of this process, now. Takes some milliseconds: to be called before load.</summary>
    /// <param name="testAssembly">The assembly of the test method.</param>
    public static MachineInfo Read(Assembly testAssembly)
    {
        var gc = GC.GetConfigurationVariables();
        return new MachineInfo
        {
            OperatingSystem = RuntimeInformation.OSDescription,
            Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
            Cpu = CpuModel.OfThisMachine(),
            Cores = Environment.ProcessorCount,
            CpuQuota = Measuring.CpuQuota.OfThisProcess(),
            Memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            Runtime = RuntimeInformation.FrameworkDescription,
            IsServerGc = gc.TryGetValue("ServerGC", out var server) && server is true,
            IsConcurrentGc = gc.TryGetValue("ConcurrentGC", out var concurrent) && concurrent is true,
            Settings = [.. RuntimeSetting.Read(Environment.GetEnvironmentVariable, RuntimeSetting.Configured, SocketThreads.ArePossible())],
            BuildConfiguration = testAssembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration,
            UnoptimizedAssemblies = [.. Unoptimized([testAssembly, typeof(MachineInfo).Assembly])],
            IsDebuggerAttached = Debugger.IsAttached,
            CodeCoverage = Measuring.CodeCoverage.OfThisProcess(),
        };
    }

    /// <summary>Names of the assemblies that were compiled without optimization (Debug builds).</summary>
    public static IEnumerable<string> Unoptimized(IEnumerable<Assembly> assemblies) =>
        assemblies.Distinct()
            .Where(assembly => assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
            .Select(assembly => assembly.GetName().Name ?? "(unnamed)");
}
