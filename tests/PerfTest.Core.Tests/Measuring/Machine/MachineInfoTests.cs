using System.Diagnostics;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring.Machine;

public class MachineInfoTests
{
    [Fact]
    public void This_machine()
    {
        var info = MachineInfo.Read(typeof(MachineInfoTests).Assembly);

        Assert.NotEmpty(info.OperatingSystem);
        Assert.NotEmpty(info.Cpu);
        Assert.Equal(Environment.ProcessorCount, info.Cores);
        Assert.InRange(info.CpuQuota, 0.01, info.Cores);
        Assert.True(info.Memory > 0);
        Assert.StartsWith(".NET 10.", info.Runtime, StringComparison.Ordinal);
        Assert.Equal(System.Runtime.GCSettings.IsServerGC, info.IsServerGc);
        Assert.Equal(info.IsServerGc ? "server GC" : "workstation GC", info.GcMode.Split(',')[0]);
        Assert.Equal(
            [
                "System.Runtime.TieredCompilation",
                "System.Runtime.TieredPGO",
                "System.Runtime.TieredCompilation.CallCountingDelayMs",
                "System.Threading.ThreadPool.UnfairSemaphoreSpinLimit",
                "PerfTest.SocketThreadBatch",
                "System.Net.Sockets.InlineCompletions",
            ],
            info.Settings.Select(setting => setting.Name));
        Assert.Equal(Debugger.IsAttached, info.IsDebuggerAttached);
    }

    [Fact]
    public void A_debug_build_is_told()
    {
        var info = MachineInfo.Read(typeof(MachineInfoTests).Assembly);
#if DEBUG
        Assert.Equal("Debug", info.BuildConfiguration);
        Assert.Equal(["PerfTest.Core.Tests", "PerfTest.Core"], info.UnoptimizedAssemblies.AsEnumerable());
#else
        Assert.Equal("Release", info.BuildConfiguration);
        Assert.Empty(info.UnoptimizedAssemblies);
#endif
        Assert.Empty(MachineInfo.Unoptimized([typeof(object).Assembly]));
    }

    [Theory]
    [InlineData("processor\t: 0\nvendor_id\t: AuthenticAMD\nmodel\t\t: 2\nmodel name\t: AMD EPYC 7763\nprocessor\t: 1\nmodel name\t: other\n", "AMD EPYC 7763")]
    [InlineData("processor : 0\nBogoMIPS : 108.00\n\nHardware : BCM2711\nModel : Raspberry Pi 4 Model B Rev 1.4\n", "Raspberry Pi 4 Model B Rev 1.4")]
    [InlineData("cpu model : MIPS 24Kc V7.4", "MIPS 24Kc V7.4")]
    [InlineData("processor : 0\nCPU implementer : 0x41", null)]
    [InlineData("model name :", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_processor_by_its_name(string? cpuInfo, string? expected)
    {
        Assert.Equal(expected, CpuModel.OfCpuInfo(cpuInfo));
    }

    [Fact]
    public void Settings_nobody_made()
    {
        Assert.Equal(
            [
                new RuntimeSetting("System.Runtime.TieredCompilation", "true", "default"),
                new RuntimeSetting("System.Runtime.TieredPGO", "true", "default"),
                new RuntimeSetting("System.Runtime.TieredCompilation.CallCountingDelayMs", "100", "default"),
                new RuntimeSetting("System.Threading.ThreadPool.UnfairSemaphoreSpinLimit", "70", "default"),
                new RuntimeSetting("PerfTest.SocketThreadBatch", "false", "default"),
                new RuntimeSetting("System.Net.Sockets.InlineCompletions", "false", "default"),
            ],
            RuntimeSetting.Read(_ => null, _ => null, canBatchSockets: true));
    }

    [Theory]
    [InlineData("System.Runtime.TieredPGO", "System.Runtime.TieredPGO=false", "", "false", "runtimeconfig")]
    [InlineData("System.Runtime.TieredPGO", "System.Runtime.TieredPGO=false", "DOTNET_TieredPGO=1", "true", "environment")]
    [InlineData("System.Runtime.TieredCompilation", "", "COMPlus_TieredCompilation=0", "false", "environment")]
    [InlineData("System.Runtime.TieredCompilation.CallCountingDelayMs", "System.Runtime.TieredCompilation.CallCountingDelayMs=0", "", "0", "runtimeconfig")]
    [InlineData("System.Runtime.TieredCompilation.CallCountingDelayMs", "", "DOTNET_TC_CallCountingDelayMs=64", "100", "environment")]
    [InlineData("System.Threading.ThreadPool.UnfairSemaphoreSpinLimit", "System.Threading.ThreadPool.UnfairSemaphoreSpinLimit=0", "", "0", "runtimeconfig")]
    [InlineData("System.Threading.ThreadPool.UnfairSemaphoreSpinLimit", "System.Threading.ThreadPool.UnfairSemaphoreSpinLimit=0", "DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=10", "16", "environment")]
    [InlineData("System.Threading.ThreadPool.UnfairSemaphoreSpinLimit", "", "DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0x1F", "31", "environment")]
    [InlineData("System.Threading.ThreadPool.UnfairSemaphoreSpinLimit", "", "DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=many", "70", "default")]
    [InlineData("PerfTest.SocketThreadBatch", "PerfTest.SocketThreadBatch=true", "", "true", "runtimeconfig")]
    [InlineData("PerfTest.SocketThreadBatch", "PerfTest.SocketThreadBatch=false", "", "false", "runtimeconfig")]
    [InlineData("PerfTest.SocketThreadBatch", "PerfTest.SocketThreadBatch=true", "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS=1", "false", "runtimeconfig")]
    [InlineData("System.Net.Sockets.InlineCompletions", "", "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS=1", "true", "environment")]
    [InlineData("System.Net.Sockets.InlineCompletions", "", "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS=0", "false", "environment")]
    public void Settings_somebody_made(string name, string configuration, string environment, string value, string source)
    {
        var setting = RuntimeSetting.Read(Lookup(environment), Lookup(configuration), canBatchSockets: true).Single(setting => setting.Name == name);
        Assert.Equal(new RuntimeSetting(name, value, source), setting);
    }

    [Fact]
    public void A_policy_that_the_system_refuses_is_not_in_force()
    {
        var settings = RuntimeSetting.Read(_ => null, Lookup("PerfTest.SocketThreadBatch=true"), canBatchSockets: false);

        Assert.Contains(new RuntimeSetting("PerfTest.SocketThreadBatch", "false", "runtimeconfig"), settings);
    }

    [Theory]
    [InlineData("CORECLR_ENABLE_PROFILING=1;CORECLR_PROFILER={324f817a-7420-4e6d-b3c1-143fbed6d855}", "Microsoft.CodeCoverage")]
    [InlineData("CORECLR_ENABLE_PROFILING=1;CORECLR_PROFILER={A};CODE_COVERAGE_SESSION_NAME=x", "Microsoft.CodeCoverage")]
    [InlineData("CORECLR_ENABLE_PROFILING=1;CORECLR_PROFILER={9AA38CBF}", "the profiler {9AA38CBF}")]
    [InlineData("CORECLR_ENABLE_PROFILING=1", "a profiler")]
    [InlineData("CORECLR_ENABLE_PROFILING=0;CORECLR_PROFILER={A}", null)]
    [InlineData("", null)]
    public void Collectors_of_code_coverage_by_the_environment(string environment, string? expected)
    {
        Assert.Equal(expected, CodeCoverage.Find(Lookup(environment), []));
    }

    [Theory]
    [InlineData("System.Runtime;coverlet.collector", "Coverlet")]
    [InlineData("Microsoft.CodeCoverage.Instrumentation", "Microsoft.CodeCoverage")]
    [InlineData("System.Runtime;xunit.core", null)]
    public void Collectors_of_code_coverage_by_their_assemblies(string assemblies, string? expected)
    {
        Assert.Equal(expected, CodeCoverage.OfNames(assemblies.Split(';')));
    }

    [Fact]
    public void A_rewritten_assembly_is_found()
    {
        Assert.True(CodeCoverage.IsRewrittenByCoverlet("\0Program\0Coverlet.Core.Instrumentation.Tracker\0Main\0"u8));
        Assert.False(CodeCoverage.IsRewrittenByCoverlet("\0Program\0Main\0"u8));
        Assert.Null(CodeCoverage.Find(_ => null, [typeof(MachineInfo).Assembly, typeof(object).Assembly, typeof(MachineInfoTests).Assembly]));
    }

    private static Func<string, string?> Lookup(string pairs) =>
        name => pairs.Split(';').Select(pair => pair.Split('=')).FirstOrDefault(pair => pair[0] == name)?[1];
}
