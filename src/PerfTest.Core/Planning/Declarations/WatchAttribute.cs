namespace PerfTest;

/// <summary>
/// Watches a process of this machine beside the load: <c>target_memory</c>, <c>target_memory_growth</c>, <c>target_cpu</c>, <c>target_restarts</c>. Alone, <c>[Watch]</c>
/// is the process to which the test's client leads. An application in memory is watched without it.
/// </summary>
/// <remarks>What .NET knows of itself (garbage collections, exceptions, …) is only seen of an application in memory; let another process say it to <see cref="ScrapeAttribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class WatchAttribute : Attribute
{
    private int? _port;

    /// <summary>The process's name, without path and extension: <c>Shop.Api</c>. It must run exactly once when the load test begins.</summary>
    public string? Process { get; set; }

    /// <summary>The TCP port on which the process listens, 1…65,535. On Linux only.</summary>
    public int Port { get => _port ?? 0; set => _port = value; }

    /// <summary>The tag <c>target</c> of its samples, to tell several processes apart: <c>target_memory{target:orders}: max&lt;1GiB</c>. Default: none.</summary>
    public string? Name { get; set; }

    internal int? PortIfSet => _port;
}
