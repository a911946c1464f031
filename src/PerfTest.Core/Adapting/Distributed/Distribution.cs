using System.Reflection;
using PerfTest.Planning;

namespace PerfTest.Adapting;

/// <summary>Finds the package that ties machines together, where <c>PERFTEST_CLUSTER</c> asks for it.</summary>
internal static class Distribution
{
    private const string Package = "PerfTest.Cluster";
    private const string Door = "PerfTest.Cluster.ClusterDistribution";

    private static readonly Lock Gate = new();
    private static IDistribution? s_ofProcess;

    /// <summary>That of this process, which lives as long as it does. Null: the process is alone, or <paramref name="mistakes"/> say why it cannot be anything else.</summary>
    /// <param name="environment">The variables.</param>
    /// <param name="mistakes">Sentences; empty if all is well.</param>
    public static IDistribution? Of(PerfTestEnvironment environment, out IReadOnlyList<string> mistakes)
    {
        mistakes = [];
        if (environment[VariableNames.Cluster] is null)
        {
            string[] idle = [.. new[] { VariableNames.Agents, VariableNames.Role, VariableNames.OnAgentLoss }.Where(name => environment[name] is not null)];
            if (idle.Length > 0)
            {
                mistakes = [$"{idle[0]} says something about a run on several machines, and {VariableNames.Cluster} does not say where they meet: the address of a RabbitMQ broker, such as \"amqp://user:password@broker:5672\"."];
            }

            return null;
        }

        lock (Gate)
        {
            if (s_ofProcess is null && Load(environment) is { } found)
            {
                s_ofProcess = found;
            }
        }

        if (s_ofProcess is null)
        {
            mistakes = [$"{VariableNames.Cluster} asks for a run on several machines, which the package {Package} brings: dotnet add package {Package}."];
            return null;
        }

        mistakes = s_ofProcess.Mistakes;
        return mistakes.Count == 0 ? s_ofProcess : null;
    }

    private static IDistribution? Load(PerfTestEnvironment environment)
    {
        // By name: no code of a test refers to the package, so nobody else would load it.
        Type? door;
        try
        {
            door = Assembly.Load(Package).GetType(Door, throwOnError: true);
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        return (IDistribution)Activator.CreateInstance(door!, environment)!;
    }
}
