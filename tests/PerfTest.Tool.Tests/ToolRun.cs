namespace PerfTest.Tool.Tests;

/// <summary>The command, run in this process.</summary>
/// <param name="ExitCode">What it tells the shell.</param>
/// <param name="Output">What it prints.</param>
/// <param name="Error">What it prints to the error output.</param>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static ToolRun Of(params string[] args)
    {
        using StringWriter output = new(), error = new();
        var exitCode = PerfTestCommand.Run(args, output, error);
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>A new folder for the files of a test.</summary>
    public static string NewFolder() => Directory.CreateTempSubdirectory("perftest-tool-").FullName;
}
