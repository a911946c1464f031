using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Packages;

/// <summary>The repository's packages, packed from what has been built, in a folder that sandboxes restore from. They never enter the user's own package folder.</summary>
internal sealed class PackageFeed : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perftest-feed-").FullName;

    /// <summary>What a project needs to restore from here.</summary>
    public IReadOnlyDictionary<string, string> Properties => new Dictionary<string, string>
    {
        ["RestoreAdditionalProjectSources"] = _folder,
        ["RestorePackagesPath"] = Path.Combine(_folder, "unpacked"),
        ["RestoreFallbackFolders"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
    };

    public async Task PackAsync(params IEnumerable<string> projects)
    {
        foreach (var project in projects)
        {
            var file = Repository.PathOf("src", project, $"{project}.csproj");
            (await Dotnet.RunAsync(_folder, ["pack", file, "-c", Repository.Configuration, "--no-build", "-o", _folder, "--nologo"])).EnsureSuccess();
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
