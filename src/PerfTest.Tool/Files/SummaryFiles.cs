using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;

namespace PerfTest.Tool;

/// <summary>The summaries that a user names: files, or folders with all that is in them.</summary>
internal static class SummaryFiles
{
    /// <param name="paths">Files and folders. Of a folder, also of those in it, all files that end in <c>.json</c> and are summaries.</param>
    /// <param name="catalog">Of all records that shall be added up.</param>
    /// <exception cref="FormatException">A path does not exist, a named file is no summary, or a folder has none: a sentence says which.</exception>
    public static IReadOnlyList<SummaryFile> Read(IEnumerable<string> paths, MetricCatalog catalog)
    {
        var files = new List<SummaryFile>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(OfFolder(path, catalog));
            }
            else if (File.Exists(path))
            {
                files.Add(SummaryFile.Read(path, catalog));
            }
            else
            {
                throw new FormatException($"There is neither a file nor a folder {Written.Quote(path)}.");
            }
        }

        return files;
    }

    private static List<SummaryFile> OfFolder(string folder, MetricCatalog catalog)
    {
        List<SummaryFile> found = [.. Directory.EnumerateFiles(folder, $"*{JsonSummary.Suffix}", SearchOption.AllDirectories).Where(SummaryFile.IsSummary).Order(StringComparer.Ordinal).Select(path => SummaryFile.Read(path, catalog))];
        return found.Count > 0 ? found : throw new FormatException($"In the folder {Written.Quote(folder)} there is no summary of a load test.");
    }
}
