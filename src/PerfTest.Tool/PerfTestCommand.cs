using System.CommandLine;

namespace PerfTest.Tool;

/// <summary>The command <c>perftest</c>.</summary>
internal static class PerfTestCommand
{
    /// <param name="args">Without the command's name.</param>
    /// <param name="output">What was asked for.</param>
    /// <param name="error">What is wrong, in sentences.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand($"Reports, merges and compares the JSON summaries that PerfTest's load tests leave, and sends a part of the load of a run on several machines.\n\n{ExitCodes.Help}")
        {
            ReportCommand.Create(),
            MergeCommand.Create(),
            CompareCommand.Create(),
            AgentCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var mistake in parsed.Errors)
            {
                error.WriteLine(mistake.Message);
            }

            error.WriteLine("'perftest --help' and 'perftest COMMAND --help' say what is allowed.");
            return ExitCodes.BadInput;
        }

        try
        {
            return parsed.Invoke(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(exception.Message);
            return ExitCodes.BadInput;
        }
    }
}
