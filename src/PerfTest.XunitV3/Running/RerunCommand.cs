using System.Reflection;
using PerfTest.Adapting;

namespace PerfTest.Adapters;

/// <summary>The command that runs a load test again, all its rows, and nothing else: in the words of the runner that has run it.</summary>
internal static class RerunCommand
{
    public static string For(Type testClass, MethodInfo method, string? profile, RunnerKind runner)
    {
        var name = $"{testClass.FullName}.{method.Name}";
        return runner switch
        {
            RunnerKind.Platform => $"dotnet test {Platform(name, profile)}",
            RunnerKind.PlatformExecutable => $"dotnet run -- {Platform(name, profile)}",
            RunnerKind.Executable => $"dotnet run -- -method \"{name}\"{(profile is null ? "" : $" -trait \"{ProfileNames.Trait}={profile}\"")}",
            _ => VsTestFilter.Command(
                $"FullyQualifiedName={VsTestFilter.Escape(name)}{(profile is null ? "" : $"&{ProfileNames.Trait}={VsTestFilter.Escape(profile)}")}"),
        };
    }

    private static string Platform(string name, string? profile) =>
        $"--filter-method \"{name}\"{(profile is null ? "" : $" --filter-trait \"{ProfileNames.Trait}={profile}\"")}";
}
