using System.Reflection;

namespace PerfTest.Adapting;

/// <summary>Whether a process belongs to a test framework, which may run tests beside a load test that it knows nothing of.</summary>
internal static class TestRunners
{
    private static readonly string[] Known = ["xunit.", "nunit.", "Microsoft.VisualStudio.TestPlatform.", "Microsoft.Testing.Platform", "TUnit."];

    /// <param name="program">What the process was started with; null where that is not known.</param>
    public static bool HasNone(Assembly? program) => program is not null && HasNone(program.GetReferencedAssemblies().Append(program.GetName()).Select(name => name.Name ?? ""));

    /// <param name="names">Of assemblies: of the program and of those that it is made of.</param>
    public static bool HasNone(IEnumerable<string> names) => !names.Any(name => name.StartsWith("testhost", StringComparison.OrdinalIgnoreCase)
        || Known.Any(known => name.StartsWith(known, StringComparison.OrdinalIgnoreCase)));
}
