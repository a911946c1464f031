using System.Reflection;

namespace PerfTest.Planning;

/// <summary>The folder of the test project, as the package's targets note it in the test assembly.</summary>
internal static class TestProject
{
    /// <summary>The key of the <see cref="AssemblyMetadataAttribute"/>.</summary>
    public const string MetadataKey = "PerfTest.ProjectDirectory";

    private static string? s_directory;

    /// <summary>Of one assembly, or null where it is no test assembly or was built without the targets.</summary>
    public static string? DirectoryOf(Assembly? assembly) =>
        assembly?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == MetadataKey)?.Value;

    /// <summary>Of the process, where no test is known yet: the program's own, else that of the first test assembly that was loaded, else null.</summary>
    public static string? DirectoryOfProcess() => s_directory ??=
        AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic).Prepend(Assembly.GetEntryAssembly()).Select(DirectoryOf).FirstOrDefault(directory => directory is not null);
}
