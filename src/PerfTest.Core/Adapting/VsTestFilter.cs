namespace PerfTest.Adapting;

/// <summary>Filters of <c>dotnet test</c> on VSTest.</summary>
internal static class VsTestFilter
{
    /// <summary>The command line that runs what a filter selects.</summary>
    public static string Command(string filter) => $"dotnet test --filter \"{filter}\"";

    /// <summary>The command line that runs a load test again, all its rows, and nothing else.</summary>
    /// <param name="method">The full name of its method.</param>
    /// <param name="profile">Its profile, or null.</param>
    public static string RerunCommand(string method, string? profile) =>
        Command($"FullyQualifiedName={Escape(method)}{(profile is null ? "" : $"&{ProfileNames.Trait}={Escape(profile)}")}");

    /// <summary>A value, with the characters escaped that mean something in a filter.</summary>
    public static string Escape(string value) => string.Concat(value.Select(character => "\\()&|=!~".Contains(character) ? $"\\{character}" : $"{character}"));
}
