using System.Text.Json;
using System.Text.RegularExpressions;

namespace PerfTest.Cluster.Tests.Broker;

/// <summary>A controller and its agents, as processes.</summary>
internal sealed partial class TestCluster : IAsyncDisposable
{
    private TestCluster(ClusterProcess controller, IReadOnlyList<ClusterProcess> agents) => (Controller, Agents) = (controller, agents);

    public ClusterProcess Controller { get; }

    public IReadOnlyList<ClusterProcess> Agents { get; }

    /// <param name="broker">Where they meet.</param>
    /// <param name="workload">One of the test host's.</param>
    /// <param name="agents">How many.</param>
    /// <param name="variables">Beside the usual ones, for all.</param>
    public static TestCluster Start(RabbitMqBroker broker, string workload, int agents, params (string Name, string Value)[] variables)
    {
        Dictionary<string, string> all = Variables(broker, agents, variables);
        return new TestCluster(
            ClusterProcess.Start("controller", workload, all),
            [.. Enumerable.Range(0, agents).Select(_ => ClusterProcess.Start("agent", workload, all))]);
    }

    public static Dictionary<string, string> Variables(RabbitMqBroker broker, int agents, params (string Name, string Value)[] variables)
    {
        Dictionary<string, string> all = new()
        {
            ["PERFTEST_CLUSTER"] = broker.Address,
            ["PERFTEST_AGENTS"] = $"{agents}",
            ["PERFTEST_RUN_ID"] = $"test-{Guid.NewGuid():N}",
        };
        foreach ((string name, string value) in variables)
        {
            all[name] = value;
        }

        return all;
    }

    /// <summary>Waits for the controller's progress line of the third second: by then figures of all agents have come.</summary>
    public Task RunsAsync() => Controller.UntilSaidAsync(ThirdSecond());

    /// <summary>Iterations, by what a process left behind.</summary>
    public static long Completed(JsonElement process) => process.GetProperty("scenario").GetProperty("completed").GetInt64();

    public async ValueTask DisposeAsync()
    {
        await Controller.DisposeAsync();
        foreach (ClusterProcess agent in Agents)
        {
            await agent.DisposeAsync();
        }
    }

    /// <summary>Or of a later one.</summary>
    [GeneratedRegex(@"cluster 0:(0[3-9]|[1-5]\d)/")]
    private static partial Regex ThirdSecond();
}
