using System.CommandLine;
using System.Diagnostics;
using PerfTest.Planning;

namespace PerfTest.Tool;

/// <summary><c>perftest agent --assembly Tests.dll</c></summary>
internal static class AgentCommand
{
    public static Command Create()
    {
        var assembly = new Option<string>("--assembly", "-a") { Description = "The test assembly: the same build as the controller's.", HelpName = "DLL", Required = true };
        var cluster = new Option<string?>("--cluster") { Description = "The broker where the machines meet. Default: PERFTEST_CLUSTER, which no list of processes shows.", HelpName = "ADDRESS" };
        var run = new Option<string?>("--run-id") { Description = "The run. Default: PERFTEST_RUN_ID.", HelpName = "NAME" };
        var filter = new Option<string>("--filter") { Description = "Which tests; the same as the controller's.", HelpName = "EXPRESSION", DefaultValueFactory = _ => AgentProcess.LoadTests };
        var command = new Command(
            "agent",
            "Sends a part of the load of a run on several machines: starts 'dotnet test' of an assembly in the role of an agent, which waits for its controller. The exit code is that of 'dotnet test'.")
        {
            assembly,
            cluster,
            run,
            filter,
        };
        command.SetAction(parsed =>
        {
            var path = Path.GetFullPath(parsed.GetValue(assembly)!);
            var address = parsed.GetValue(cluster) ?? Environment.GetEnvironmentVariable(VariableNames.Cluster);
            if (AgentProcess.Mistake(path, address) is { } mistake)
            {
                parsed.InvocationConfiguration.Error.WriteLine(mistake);
                return ExitCodes.BadInput;
            }

            using var process = Process.Start(AgentProcess.Of(path, address!, parsed.GetValue(run), parsed.GetValue(filter)!))!;
            process.WaitForExit();
            return process.ExitCode;
        });
        return command;
    }
}
