namespace PerfTest.Reporting;

/// <summary>The files that were written.</summary>
internal static class FileSection
{
    public static IEnumerable<string> Lines(LoadResult result) => result.Files.Count == 0 ? [] : ["FILES", .. result.Files.Select(file => $"  {file}")];
}
