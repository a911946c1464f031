using System.Xml.Linq;

namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>A little test project of its own in a temporary folder, that refers to the repository's sources and knows nothing of its build files.</summary>
internal sealed class Sandbox : IDisposable
{
    /// <summary>Set to keep the folder, to look at it.</summary>
    private const string KeepVariable = "ACCEPTANCE_KEEP";

    /// <param name="name">The project's name.</param>
    /// <param name="projects">Names of projects in src that it refers to.</param>
    /// <param name="packages">Packages, in the versions of the repository or, as in <c>NUnit/5.0.0</c>, in one of their own.</param>
    /// <param name="frameworks">Shared frameworks beside .NET itself.</param>
    /// <param name="properties">Further properties of the project.</param>
    /// <param name="framework">The framework's namespace; default xUnit's, where it is among the packages.</param>
    /// <param name="imports">Files of the repository that the project imports by hand.</param>
    public Sandbox(
        string name,
        IEnumerable<string> projects,
        IEnumerable<string> packages,
        IEnumerable<string>? frameworks = null,
        IEnumerable<KeyValuePair<string, string>>? properties = null,
        string? framework = null,
        IEnumerable<string>? imports = null)
    {
        Folder = Directory.CreateTempSubdirectory("perftest-acceptance-").FullName;
        File = Path.Combine(Folder, $"{name}.csproj");
        Executable = Path.Combine(Folder, "bin", Repository.Configuration, "net10.0", name);

        // They end the search for the files of the same name in the folders above.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        System.IO.File.Copy(Repository.PathOf("global.json"), Path.Combine(Folder, "global.json"));

        new XDocument(new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", "net10.0"),
                new XElement("Nullable", "enable"),
                new XElement("ImplicitUsings", "enable"),
                new XElement("TreatWarningsAsErrors", "true"),
                new XElement("InvariantGlobalization", "true"),
                new XElement("NuGetAudit", "false"),
                new XElement("SatelliteResourceLanguages", "en"),
                (properties ?? []).Select(property => new XElement(property.Key, property.Value))),
            new XElement(
                "ItemGroup",
                packages.Select(package => new XElement(
                    "PackageReference", new XAttribute("Include", package.Split('/')[0]), new XAttribute("Version", Repository.PackageVersion(package)))),
                projects.Select(project => new XElement(
                    "ProjectReference", new XAttribute("Include", Repository.PathOf("src", project, $"{project}.csproj")))),
                (frameworks ?? []).Select(framework => new XElement("FrameworkReference", new XAttribute("Include", framework))),
                Using(framework ?? (packages.Any(package => package is "xunit" or "xunit.v3") ? "Xunit" : null))),
            (imports ?? []).Select(import => new XElement("Import", new XAttribute("Project", Repository.PathOf(import)))))).Save(File);
    }

    public string Folder { get; }

    /// <summary>The project file.</summary>
    public string File { get; }

    /// <summary>What is built, where the project's output is an executable.</summary>
    public string Executable { get; }

    public void Write(string file, string text) => System.IO.File.WriteAllText(Path.Combine(Folder, file), text);

    public Task<DotnetResult> BuildAsync() => Dotnet.RunAsync(Folder, ["build", File, "-c", Repository.Configuration, "-v", "quiet", "--nologo"]);

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable(KeepVariable) is null)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static XElement? Using(string? name) => name is null ? null : new XElement("Using", new XAttribute("Include", name));
}
