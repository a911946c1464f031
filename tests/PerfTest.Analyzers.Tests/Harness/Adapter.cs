using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PerfTest.Analyzers.Tests.Harness;

/// <summary>What a test project of one framework is compiled against: .NET, the framework, and the adapter as it has been built.</summary>
/// <param name="Project">The adapter's project.</param>
/// <param name="Usings">Namespaces that the source uses.</param>
/// <param name="Frameworks">The framework's own assemblies, which are copied beside the tests.</param>
public sealed record Adapter(string Project, string Usings, params string[] Frameworks)
{
    /// <summary>The repository.</summary>
    public static readonly string Root = FindRoot();

    private static readonly ImmutableArray<MetadataReference> DotNet =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) is "netstandard.dll" || Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal))
            .Where(file => !file.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    public static Adapter Xunit { get; } = new("PerfTest.Xunit", "global using Xunit;", "xunit.core.dll", "xunit.abstractions.dll", "xunit.execution.dotnet.dll");

    public static Adapter XunitV3 { get; } = new("PerfTest.XunitV3", "global using Xunit;", "xunit.v3.core.dll", "xunit.v3.common.dll");

    public static Adapter NUnit { get; } = new("PerfTest.NUnit", "global using NUnit.Framework;", "nunit.framework.dll");

    /// <summary>No adapter: the source declares what it needs of one.</summary>
    public static Adapter None { get; } = new("", "");

    public ImmutableArray<MetadataReference> References { get; } =
    [
        .. DotNet,
        .. Frameworks.Select(file => MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, file))),
        MetadataReference.CreateFromFile(Built("PerfTest.Core")),
        .. Project.Length > 0 ? [MetadataReference.CreateFromFile(Built(Project))] : Array.Empty<MetadataReference>(),
    ];

    /// <summary>Whether a type of the adapter has the member.</summary>
    public bool Declares(string type, string member) =>
        CSharpCompilation.Create("Look", references: References).GetTypeByMetadataName("PerfTest." + type)!.GetMembers(member).Length > 0;

    public override string ToString() => Project;

    private static string Built(string project) =>
        Path.Combine(Root, "src", project, "bin", Configuration, "net10.0", project + ".dll");

    private static string Configuration =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PerfTest.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No PerfTest.sln above '{AppContext.BaseDirectory}': the sources of these tests are compiled against what the repository has built.");
    }
}
