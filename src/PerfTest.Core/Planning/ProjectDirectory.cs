using System.Reflection;

namespace PerfTest.Planning;

/// <summary>The directory of a test project, as its build noted it.</summary>
internal static class ProjectDirectory
{
    /// <summary>The key of the <see cref="AssemblyMetadataAttribute"/> that the package's targets put into test assemblies.</summary>
    public const string MetadataKey = "PerfTest.ProjectDirectory";

    /// <summary>Null where the assembly's build noted none.</summary>
    public static string? Of(Assembly? testAssembly) =>
        testAssembly?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == MetadataKey)?.Value;

    /// <summary>Those of all test assemblies of this process, the program's own first: one, but for runners that load several.</summary>
    public static IReadOnlyList<string> OfProcess() =>
    [
        .. AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic)
            .Prepend(Assembly.GetEntryAssembly())
            .Select(Of)
            .OfType<string>()
            .Where(directory => directory.Length > 0)
            .Distinct(StringComparer.Ordinal),
    ];
}
