using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace PerfTest.Measuring;

/// <summary>What the processor calls itself.</summary>
internal static partial class CpuModel
{
    private static readonly string[] CpuInfoNames = ["model name", "cpu model", "Model", "Hardware"];

    /// <summary>Never empty: where no name can be had, the architecture.</summary>
    public static string OfThisMachine()
    {
        var name = OfProcessor() ?? (OperatingSystem.IsLinux() ? OfCpuInfo(ReadCpuInfo()) : null) ?? (OperatingSystem.IsMacOS() ? OfSystemControl() : null)
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return string.IsNullOrWhiteSpace(name) ? RuntimeInformation.ProcessArchitecture.ToString() : Tidy(name);
    }

    /// <summary>The name in the text of /proc/cpuinfo, or null: x86 writes "model name", some others "Model", "Hardware" or "cpu model".</summary>
    public static string? OfCpuInfo(string? text)
    {
        var fields = (text ?? "").Split('\n').Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2).Select(pair => (Name: pair[0].Trim(), Value: pair[1].Trim())).ToArray();
        return CpuInfoNames
            .Select(name => fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.Ordinal)).Value)
            .FirstOrDefault(value => !string.IsNullOrEmpty(value));
    }

    /// <summary>The brand string of x86 processors: 48 characters in three leaves.</summary>
    private static string? OfProcessor()
    {
        if (!X86Base.IsSupported || (uint)X86Base.CpuId(unchecked((int)0x80000000), 0).Eax < 0x80000004)
        {
            return null;
        }

        var registers = new int[12];
        for (var leaf = 0; leaf < 3; leaf++)
        {
            (registers[4 * leaf], registers[(4 * leaf) + 1], registers[(4 * leaf) + 2], registers[(4 * leaf) + 3]) = X86Base.CpuId(unchecked((int)0x80000002) + leaf, 0);
        }

        return Encoding.ASCII.GetString(MemoryMarshal.AsBytes(registers.AsSpan())).TrimEnd('\0', ' ') is { Length: > 0 } name ? name : null;
    }

    private static unsafe string? OfSystemControl()
    {
        var buffer = stackalloc byte[256];
        nuint size = 256;
        return sysctlbyname("machdep.cpu.brand_string", buffer, &size, 0, 0) == 0 && size > 1 ? Encoding.UTF8.GetString(buffer, (int)size - 1) : null;
    }

    private static string? ReadCpuInfo()
    {
        try
        {
            return File.ReadAllText("/proc/cpuinfo");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Tidy(string name) => string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    [LibraryImport("libSystem", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int sysctlbyname(string name, byte* value, nuint* size, nint newValue, nuint newSize);
}
