namespace PerfTest.Adapting;

/// <summary>Filters of <c>dotnet test</c>.</summary>
internal static class VsTestFilter
{
    /// <summary>The command line that runs what a filter selects.</summary>
    public static string Command(string filter) => $"dotnet test --filter \"{filter}\"";

    /// <summary>A value, with the characters escaped that mean something in a filter.</summary>
    public static string Escape(string value) => string.Concat(value.Select(character => "\\()&|=!~".Contains(character) ? $"\\{character}" : $"{character}"));
}
