using System.Collections.Concurrent;
using System.Reflection;

namespace PerfTest.Planning;

/// <summary>The settings file of the process, read once and again only when it has changed.</summary>
internal static class SettingFiles
{
    private static readonly ConcurrentDictionary<(string Path, string Name), (DateTime WrittenAt, long Length, SettingFile File)> Read = new();

    /// <summary>The file that <see cref="SettingFileLocation"/> finds; <see cref="SettingFile.None"/> where there is none.</summary>
    /// <param name="testAssembly">Whose project counts; null where no test is known yet.</param>
    public static SettingFile OfProcess(Assembly? testAssembly = null) => Find(
        Environment.GetEnvironmentVariable(VariableNames.Config), ProjectDirectory.Of(testAssembly) ?? ProjectDirectory.OfProcess().FirstOrDefault(), AppContext.BaseDirectory);

    /// <param name="variable">The value of <c>PERFTEST_CONFIG</c>, or null.</param>
    /// <param name="projectDirectory">The test project's folder, or null.</param>
    /// <param name="baseDirectory">Where the test assembly is.</param>
    public static SettingFile Find(string? variable, string? projectDirectory, string baseDirectory)
    {
        string? wish = string.IsNullOrWhiteSpace(variable) ? null : variable.Trim();
        if (SettingFileLocation.Find(wish, projectDirectory, baseDirectory) is { } path)
        {
            return ReadFile(path, SettingFileLocation.NameOf(path, projectDirectory, baseDirectory));
        }

        return wish is null ? SettingFile.None : new SettingFile { Mistakes = [NotFound(wish, SettingFileLocation.Folders(projectDirectory, baseDirectory))] };
    }

    private static string NotFound(string wish, IEnumerable<string> folders) => Path.IsPathFullyQualified(wish)
        ? $"{VariableNames.Config} = {Written.Quote(wish)} is not a file."
        : $"{VariableNames.Config} = {Written.Quote(wish)} is not a file in any of these folders: {string.Join(", ", folders)}. Write a path from one of them, or an absolute one.";

    private static SettingFile ReadFile(string path, string name)
    {
        try
        {
            var info = new FileInfo(path);
            if (Read.TryGetValue((path, name), out var known) && known.WrittenAt == info.LastWriteTimeUtc && known.Length == info.Length)
            {
                return known.File;
            }

            SettingFile file = SettingFileReader.Read(File.ReadAllText(path), name, Path.GetDirectoryName(path)!);
            Read[(path, name)] = (info.LastWriteTimeUtc, info.Length, file);
            return file;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new SettingFile { Mistakes = [$"{name} cannot be read: {unreadable.Message}"] };
        }
    }
}
