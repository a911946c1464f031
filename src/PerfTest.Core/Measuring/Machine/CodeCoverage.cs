using System.Reflection;
using System.Reflection.Metadata;

namespace PerfTest.Measuring;

/// <summary>Finds out whether something counts every executed line or call of this process.</summary>
internal static class CodeCoverage
{
    // What Coverlet adds to assemblies that it rewrites.
    private static ReadOnlySpan<byte> CoverletTracker => "Coverlet.Core.Instrumentation.Tracker"u8;

    /// <summary>What collects, for people, or null.</summary>
    public static string? OfThisProcess() => Find(Environment.GetEnvironmentVariable, [.. AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic)]);

    /// <param name="environment">Value of an environment variable, or null.</param>
    /// <param name="assemblies">Those that are loaded.</param>
    public static string? Find(Func<string, string?> environment, IReadOnlyCollection<Assembly> assemblies) =>
        OfProfiler(environment) ?? OfNames(assemblies.Select(assembly => assembly.GetName().Name ?? "")) ?? (assemblies.Any(IsRewrittenByCoverlet) ? "Coverlet" : null);

    /// <summary>Collectors that run inside the process, by the names of their assemblies.</summary>
    public static string? OfNames(IEnumerable<string> assemblies)
    {
        foreach (var name in assemblies)
        {
            if (name.StartsWith("coverlet.", StringComparison.OrdinalIgnoreCase))
            {
                return "Coverlet";
            }

            if (name.StartsWith("Microsoft.CodeCoverage.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Microsoft.VisualStudio.CodeCoverage.", StringComparison.OrdinalIgnoreCase))
            {
                return "Microsoft.CodeCoverage";
            }
        }

        return null;
    }

    /// <summary>Profilers: the runtime loads them when its environment says so.</summary>
    public static string? OfProfiler(Func<string, string?> environment)
    {
        if (environment("CORECLR_ENABLE_PROFILING") != "1")
        {
            return null;
        }

        var profiler = environment("CORECLR_PROFILER") ?? "";
        if (environment("CODE_COVERAGE_SESSION_NAME") is not null || profiler.Equals("{324F817A-7420-4E6D-B3C1-143FBED6D855}", StringComparison.OrdinalIgnoreCase))
        {
            return "Microsoft.CodeCoverage";
        }

        return profiler.Length == 0 ? "a profiler" : $"the profiler {profiler}";
    }

    /// <summary>Whether Coverlet has added its tracker to an assembly with these metadata.</summary>
    public static bool IsRewrittenByCoverlet(ReadOnlySpan<byte> metadata) => metadata.IndexOf(CoverletTracker) >= 0;

    private static unsafe bool IsRewrittenByCoverlet(Assembly assembly) =>
        assembly.TryGetRawMetadata(out var metadata, out var length) && IsRewrittenByCoverlet(new ReadOnlySpan<byte>(metadata, length));
}
