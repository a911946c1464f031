using System.Diagnostics.CodeAnalysis;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>Which file a feeder means.</summary>
internal static class FeederPath
{
    /// <summary>
    /// A relative path counts from the test's output folder, where it is copied to; then from the test project's own folder. Where no project is known, as in a
    /// program, it counts from the current directory.
    /// </summary>
    /// <param name="path">As written.</param>
    /// <param name="outputFolder"><see cref="AppContext.BaseDirectory"/>.</param>
    /// <param name="projects">See <see cref="ProjectDirectory"/>.</param>
    /// <param name="currentDirectory">The process's.</param>
    /// <param name="file">The file, which exists.</param>
    /// <param name="mistake">A sentence, where there is none.</param>
    public static bool TryFind(
        string path, string outputFolder, IReadOnlyList<string> projects, string currentDirectory, out string file, [NotNullWhen(false)] out string? mistake)
    {
        file = "";
        if (string.IsNullOrWhiteSpace(path))
        {
            mistake = "A feeder's path is empty: write the file's path, relative to the test's output folder or to its project.";
            return false;
        }

        string[] folders = [outputFolder, .. projects.Count > 0 ? projects : [currentDirectory]];
        string[] candidates = [.. folders.Select(folder => Path.GetFullPath(Path.Combine(folder, path))).Distinct(StringComparer.Ordinal)];
        if (candidates.FirstOrDefault(File.Exists) is { } found)
        {
            (file, mistake) = (found, null);
            return true;
        }

        mistake = candidates.FirstOrDefault(Directory.Exists) is { } folderInstead
            ? $"The feeder file {Written.Name(path)} is a folder: {Written.Name(folderInstead)}."
            : $"The feeder file {Written.Name(path)} does not exist: there is no {Written.List([.. candidates.Select(candidate => Written.Name(candidate))], " and no ")}.";
        return false;
    }
}
