using System.Xml.Linq;

namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>A little test project of its own in a temporary folder, that refers to the repository's sources and knows nothing of its build files.</summary>
internal sealed class Sandbox : IDisposable
{
    /// <summary>Set to keep the folder, to look at it.</summary>
    private const string KeepVariable = "ACCEPTANCE_KEEP";

    private const string MarksVariable = "ACCEPTANCE_MARKS";
    private int _runs;

    /// <param name="name">The project's name.</param>
    /// <param name="projects">Names of projects in src that it refers to.</param>
    /// <param name="packages">Packages, in the versions of the repository.</param>
    /// <param name="frameworks">Shared frameworks beside .NET itself.</param>
    public Sandbox(string name, IEnumerable<string> projects, IEnumerable<string> packages, IEnumerable<string>? frameworks = null)
    {
        Folder = Directory.CreateTempSubdirectory("perftest-acceptance-").FullName;
        Project = Path.Combine(Folder, $"{name}.csproj");
        Directory.CreateDirectory(Marks);

        // They end the search for the files of the same name in the folders above.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        File.Copy(Repository.PathOf("global.json"), Path.Combine(Folder, "global.json"));

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
                new XElement("SatelliteResourceLanguages", "en")),
            new XElement(
                "ItemGroup",
                packages.Select(package => new XElement(
                    "PackageReference", new XAttribute("Include", package), new XAttribute("Version", Repository.PackageVersion(package)))),
                projects.Select(project => new XElement(
                    "ProjectReference", new XAttribute("Include", Repository.PathOf("src", project, $"{project}.csproj")))),
                (frameworks ?? []).Select(framework => new XElement("FrameworkReference", new XAttribute("Include", framework))),
                new XElement("Using", new XAttribute("Include", "Xunit"))))).Save(Project);
    }

    public string Folder { get; }

    /// <summary>Where the cases leave what they want to be asked about: a file per name, a line per event.</summary>
    public string Marks => Path.Combine(Folder, "marks");

    private string Project { get; }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    /// <summary>The lines that a case has left under a name, in the order of their writing.</summary>
    public string[] ReadMarks(string name)
    {
        var file = Path.Combine(Marks, $"{name}.txt");
        return File.Exists(file) ? File.ReadAllLines(file) : [];
    }

    public Task<DotnetResult> BuildAsync() => Dotnet.RunAsync(Folder, ["build", Project, "-c", Repository.Configuration, "-v", "quiet", "--nologo"]);

    /// <summary>The names that <c>dotnet test --list-tests</c> shows.</summary>
    public async Task<string[]> ListAsync(string filter)
    {
        var result = await Dotnet.RunAsync(Folder, ["test", Project, "-c", Repository.Configuration, "--no-build", "--list-tests", "--filter", filter]);
        var lines = result.EnsureSuccess().Output.Split(Environment.NewLine);
        return [.. lines.Where(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line.Trim()).Order(StringComparer.Ordinal)];
    }

    /// <summary>Runs real <c>dotnet test</c> on what has been built.</summary>
    /// <param name="filter">Which tests.</param>
    /// <param name="variables">Environment variables, given as a user gives them: <c>-e NAME=VALUE</c>.</param>
    /// <param name="settings">Run settings behind <c>--</c>.</param>
    public async Task<TestRun> TestAsync(string filter, IReadOnlyDictionary<string, string>? variables = null, params string[] settings)
    {
        var results = Path.Combine(Folder, $"results-{Interlocked.Increment(ref _runs)}");
        var arguments = new List<string>
        {
            "test", Project, "-c", Repository.Configuration, "--no-build", "--filter", filter,
            "--logger", "trx;LogFileName=run.trx", "--results-directory", results,
            "-e", $"{MarksVariable}={Marks}",
        };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            arguments.AddRange(["-e", $"{name}={value}"]);
        }

        if (settings.Length > 0)
        {
            arguments.AddRange(["--", .. settings]);
        }

        var result = await Dotnet.RunAsync(Folder, arguments);
        var trx = Path.Combine(results, "run.trx");
        return new TestRun(result, File.Exists(trx) ? Trx.Read(trx) : []);
    }

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable(KeepVariable) is null)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
