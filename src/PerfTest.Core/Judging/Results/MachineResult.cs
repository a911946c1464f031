namespace PerfTest;

/// <summary>Where and how a run was made: without it its numbers say nothing.</summary>
public sealed class MachineResult
{
    internal MachineResult()
    {
    }

    /// <summary><c>Ubuntu 24.04.2 LTS</c>.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>Of the process: <c>X64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary><c>AMD EPYC 7763 64-Core Processor</c>.</summary>
    public required string Cpu { get; init; }

    /// <summary>Cores that the process may use; in a container not always a whole number.</summary>
    public required double Cores { get; init; }

    /// <summary>Bytes that the process may use.</summary>
    public required long Memory { get; init; }

    /// <summary><c>.NET 10.0.12</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary><c>server GC, concurrent</c>.</summary>
    public required string GcMode { get; init; }

    /// <summary>How the test's assembly was built: <c>Release</c>; null if it does not say.</summary>
    public required string? BuildConfiguration { get; init; }

    /// <summary>Settings of the runtime that change speed, by name.</summary>
    public required IReadOnlyDictionary<string, string> RuntimeSettings { get; init; }

    /// <summary>Of <see cref="RuntimeSettings"/>, those that somebody set.</summary>
    internal IReadOnlyList<string> OwnSettings { get; init; } = [];
}
