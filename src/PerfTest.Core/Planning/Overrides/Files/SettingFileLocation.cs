namespace PerfTest.Planning;

/// <summary>Where the settings file is: a pure function of what the process was started with, and of what files there are.</summary>
internal static class SettingFileLocation
{
    /// <summary>What the file is called unless <c>PERFTEST_CONFIG</c> says otherwise.</summary>
    public const string DefaultName = "perftest.json";

    private static readonly string[] SolutionFiles = ["*.sln", "*.slnx"];
    private static readonly string[] ProjectFiles = ["*.csproj", "*.fsproj", "*.vbproj"];

    /// <summary>
    /// The first that there is: in the test project's folder; beside the test assembly; in the folders above the project's, the nearest first, up to the root of
    /// its repository (<c>.git</c>), or, outside of one, of its solution. Without a project's folder on this machine those above the test assembly count.
    /// </summary>
    /// <param name="name">The value of <c>PERFTEST_CONFIG</c>, or null. A relative path is looked for in the same folders; an absolute one is the file.</param>
    /// <param name="projectDirectory">See <see cref="ProjectDirectory"/>; null where it is not known.</param>
    /// <param name="baseDirectory"><see cref="AppContext.BaseDirectory"/>: where the test assembly is.</param>
    /// <returns>A full path, or null where there is no such file.</returns>
    public static string? Find(string? name, string? projectDirectory, string baseDirectory) =>
        Folders(projectDirectory, baseDirectory).Select(folder => Path.GetFullPath(Path.Combine(folder, name ?? DefaultName))).FirstOrDefault(File.Exists);

    /// <summary>The folders in which the file is looked for, the first first.</summary>
    public static IEnumerable<string> Folders(string? projectDirectory, string baseDirectory)
    {
        string home = HomeOf(projectDirectory, baseDirectory);
        string[] above = [.. Above(home)];
        int last = LastOf(above);
        return [.. new[] { home, Path.GetFullPath(baseDirectory) }.Concat(above.Take(last + 1)).Select(Path.TrimEndingDirectorySeparator).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What reports call the file: its path from the project's folder (or the test assembly's), or the whole path where that is far away.</summary>
    public static string NameOf(string path, string? projectDirectory, string baseDirectory)
    {
        const int FarAway = 4;
        string relative = Path.GetRelativePath(HomeOf(projectDirectory, baseDirectory), path).Replace(Path.DirectorySeparatorChar, '/');
        return Path.IsPathRooted(relative) || relative.Split('/').Count(part => part == "..") >= FarAway ? path : relative;
    }

    private static string HomeOf(string? projectDirectory, string baseDirectory) =>
        !string.IsNullOrWhiteSpace(projectDirectory) && Directory.Exists(projectDirectory) ? Path.GetFullPath(projectDirectory) : Path.GetFullPath(baseDirectory);

    private static IEnumerable<string> Above(string folder)
    {
        for (var at = new DirectoryInfo(Path.TrimEndingDirectorySeparator(folder)); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }

    // Not further: what lies about in a temporary folder or in somebody's home is nobody's setting.
    private static int LastOf(string[] folders)
    {
        Predicate<string>[] ends =
        [
            folder => Path.Exists(Path.Combine(folder, ".git")),
            folder => Has(folder, SolutionFiles),
            folder => Has(folder, ProjectFiles),
        ];
        return ends.Select(end => Array.FindIndex(folders, end)).FirstOrDefault(index => index >= 0, -1);
    }

    private static bool Has(string folder, string[] patterns)
    {
        try
        {
            return patterns.Any(pattern => Directory.EnumerateFiles(folder, pattern).Any());
        }
        catch (UnauthorizedAccessException)
        {
            // A folder that may not be looked into holds no solution of ours.
            return false;
        }
    }
}
