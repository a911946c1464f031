using System.Diagnostics;
using PerfTest.Planning;

namespace PerfTest.Tool;

/// <summary>The test process of an agent.</summary>
internal static class AgentProcess
{
    /// <summary>The filter that all load tests pass.</summary>
    public const string LoadTests = "Category=Load";

    /// <summary>What is wrong, as a sentence; null: nothing.</summary>
    /// <param name="assembly">A full path.</param>
    /// <param name="cluster">The broker's address, or null.</param>
    public static string? Mistake(string assembly, string? cluster) =>
        !File.Exists(assembly) ? $"There is no file '{assembly}': name the test assembly that the build has made, like bin/Release/net10.0/Shop.LoadTests.dll."
        : string.IsNullOrWhiteSpace(cluster) ? $"Nothing says where the machines meet: set {VariableNames.Cluster}, or write --cluster amqp://user:password@broker:5672."
        : null;

    /// <summary>How it is started: without a build, and with what this process has in its environment.</summary>
    public static ProcessStartInfo Of(string assembly, string cluster, string? run, string filter)
    {
        var start = new ProcessStartInfo("dotnet", ["test", assembly, "--filter", filter]);
        start.Environment[VariableNames.Role] = "agent";
        start.Environment[VariableNames.Cluster] = cluster;
        if (run is not null)
        {
            start.Environment[VariableNames.RunId] = run;
        }

        return start;
    }
}
