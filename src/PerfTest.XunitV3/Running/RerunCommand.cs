using System.Reflection;
using PerfTest.Adapting;

namespace PerfTest.Adapters;

/// <summary>The command that runs a load test again, all its rows, and nothing else: in the words of the runner that has run it.</summary>
internal static class RerunCommand
{
    /// <param name="testClass">The class of the instance.</param>
    /// <param name="method">The method under <c>[LoadTest]</c>.</param>
    /// <param name="profile">The profile, or null.</param>
    /// <param name="commandLine">The arguments that this process was started with.</param>
    public static string For(Type testClass, MethodInfo method, string? profile, IReadOnlyList<string> commandLine)
    {
        var name = $"{testClass.FullName}.{method.Name}";
        if (commandLine.Contains("--server"))
        {
            return $"dotnet test {Platform(name, profile)}";
        }

        if (commandLine.Any(argument => argument.StartsWith("@@", StringComparison.Ordinal)))
        {
            return VsTestFilter.Command(
                $"FullyQualifiedName={VsTestFilter.Escape(name)}{(profile is null ? "" : $"&{ProfileNames.Trait}={VsTestFilter.Escape(profile)}")}");
        }

        // The executable itself: its options begin with two dashes on Microsoft.Testing.Platform, with one on xUnit's own runner.
        return commandLine.Any(argument => argument.StartsWith("--", StringComparison.Ordinal))
            ? $"dotnet run -- {Platform(name, profile)}"
            : $"dotnet run -- -method \"{name}\"{(profile is null ? "" : $" -trait \"{ProfileNames.Trait}={profile}\"")}";
    }

    private static string Platform(string name, string? profile) =>
        $"--filter-method \"{name}\"{(profile is null ? "" : $" --filter-trait \"{ProfileNames.Trait}={profile}\"")}";
}
