using System.Xml.Linq;

namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>Where the sources are that the sandboxes are built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The configuration this assembly was built in: the sandbox uses the same, so that nothing in src is built twice.</summary>
    public static string Configuration =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string ReadTestFile(params string[] parts) => File.ReadAllText(PathOf(["tests", "PerfTest.Acceptance.Tests", .. parts]));

    /// <summary>The version that the repository uses of a package, or the one its own packages have; of <c>NUnit/5.0.0</c>, that one.</summary>
    public static string PackageVersion(string package) => package.Split('/') is [_, var version]
        ? version
        : package.StartsWith("PerfTest.", StringComparison.Ordinal)
        ? XDocument.Load(PathOf("Directory.Build.props")).Descendants("Version").Single().Value
        : XDocument.Load(PathOf("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Single(element => (string?)element.Attribute("Include") == package)
            .Attribute("Version")!.Value;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PerfTest.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No PerfTest.sln above '{AppContext.BaseDirectory}': these tests build projects from the repository's sources.");
    }
}
