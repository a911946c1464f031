using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>Where results go: a pure function of what the process was started with.</summary>
internal static class ResultsLocation
{
    private const string CommandLineOption = "--results-directory";

    /// <summary>
    /// The first of: <c>PERFTEST_RESULTS_DIR</c>; <c>--results-directory</c> of Microsoft.Testing.Platform's command line; <c>TestResults/perftest</c> in the test
    /// project's directory, if that exists on this machine; <c>TestResults/perftest</c> beside the test assembly.
    /// </summary>
    /// <param name="variable">The value of <c>PERFTEST_RESULTS_DIR</c>, or null. A relative path counts from the current directory.</param>
    /// <param name="commandLine">The arguments of this process.</param>
    /// <param name="projectDirectory">See <see cref="ProjectDirectory.Of"/>.</param>
    /// <param name="baseDirectory"><see cref="AppContext.BaseDirectory"/>.</param>
    public static string Find(string? variable, IReadOnlyList<string> commandLine, string? projectDirectory, string baseDirectory)
    {
        if (!string.IsNullOrWhiteSpace(variable))
        {
            return Path.GetFullPath(variable.Trim());
        }

        if (OptionOf(commandLine) is { } option)
        {
            return Path.Combine(Path.GetFullPath(option), "perftest");
        }

        var home = !string.IsNullOrWhiteSpace(projectDirectory) && Directory.Exists(projectDirectory) ? projectDirectory : baseDirectory;
        return Path.GetFullPath(Path.Combine(home, "TestResults", "perftest"));
    }

    private static string? OptionOf(IReadOnlyList<string> commandLine)
    {
        for (var i = 0; i < commandLine.Count; i++)
        {
            var argument = commandLine[i];
            if (string.Equals(argument, CommandLineOption, StringComparison.OrdinalIgnoreCase))
            {
                return i + 1 < commandLine.Count && commandLine[i + 1].Length > 0 ? commandLine[i + 1] : null;
            }

            if (argument.Length > CommandLineOption.Length + 1
                && argument.StartsWith(CommandLineOption, StringComparison.OrdinalIgnoreCase)
                && argument[CommandLineOption.Length] is '=' or ':')
            {
                return argument[(CommandLineOption.Length + 1)..].Trim('"');
            }
        }

        return null;
    }
}
