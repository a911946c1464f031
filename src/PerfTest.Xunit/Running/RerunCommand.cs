using System.Reflection;

namespace PerfTest.Adapters;

/// <summary>The command that runs a load test again, all its rows, and nothing else.</summary>
internal static class RerunCommand
{
    public static string For(Type testClass, MethodInfo method, string? profile)
    {
        var filter = $"FullyQualifiedName={Escape($"{testClass.FullName}.{method.Name}")}";
        return $"dotnet test --filter \"{filter}{(profile is null ? "" : $"&Profile={Escape(profile)}")}\"";
    }

    /// <summary>The characters that mean something in a filter of <c>dotnet test</c>.</summary>
    private static string Escape(string value) => string.Concat(value.Select(character => "\\()&|=!~".Contains(character) ? $"\\{character}" : $"{character}"));
}
