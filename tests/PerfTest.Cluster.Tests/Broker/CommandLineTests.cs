using System.Text.Json;
using FluentAssertions;
using PerfTest.Acceptance.Tests.Harness;
using PerfTest.TestTargets;

namespace PerfTest.Cluster.Tests.Broker;

/// <summary>What docs/distributed.md and deploy/ say, as users do it: a test assembly, three commands, a live target.</summary>
[Collection(SecondBrokerCollection.Name)]
[Trait("Category", "Broker")]
public sealed class CommandLineTests(RabbitMqBroker broker) : IDisposable
{
    private const string Filter = "Category=Load";

    private static readonly string Suite = Built("tests", "PerfTest.Cluster.TestSuite");
    private static readonly string Tool = Built("src", "PerfTest.Tool");

    private readonly string _directory = Directory.CreateTempSubdirectory("perftest-command-line-").FullName;

    [BrokerFact]
    public async Task Dotnet_test_conducts_the_load_of_dotnet_test_and_of_the_tool_on_a_live_target()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        string run = $"test-{Guid.NewGuid():N}";
        Dictionary<string, string> all = new()
        {
            ["PERFTEST_CLUSTER"] = broker.TlsAddress,
            ["PERFTEST_BASE_URL"] = $"{target.Address}",
            ["PERFTEST_AGENT_WAIT"] = "2m",
        };
        using RunningCommand controller = Start("controller", ["test", Suite, "--filter", Filter], all, ("PERFTEST_RUN_ID", run), ("PERFTEST_AGENTS", "2"));
        using RunningCommand first = Start("first", ["test", Suite, "--filter", Filter], all, ("PERFTEST_RUN_ID", run), ("PERFTEST_ROLE", "agent"));
        using RunningCommand second = Start("second", [Tool, "agent", "--assembly", Suite, "--run-id", run], all);

        DotnetResult[] ended = await Task.WhenAll(controller.WaitAsync(), first.WaitAsync(), second.WaitAsync());

        ended.Should().OnlyContain(command => command.ExitCode == 0 && command.Output.Contains("Passed:     2"), string.Join('\n', ended.Select(command => command.Output)));
        JsonElement products = Summary("controller", "Products_are_listed");
        JsonElement orders = Summary("controller", "Orders_are_taken");
        Requests(products).Should().Be(400);
        Requests(orders).Should().Be(40);

        // The target has seen what was counted, and one login.
        target.Requests.Should().Be(441);
        foreach (JsonElement summary in new[] { products, orders })
        {
            JsonElement[] agents = [.. summary.GetProperty("perftest").GetProperty("agents").EnumerateArray()];
            agents.Select(agent => agent.GetProperty("segment").GetString()).Should().Equal("0:1/2", "1/2:1");
            agents.Should().OnlyContain(agent => agent.GetProperty("complete").GetBoolean());
            agents.Sum(agent => agent.GetProperty("requests").GetInt64()).Should().Be(Requests(summary));
        }

        string[] files = Directory.GetFiles(Path.Combine(_directory, "controller"), "*", SearchOption.AllDirectories);
        string page = await File.ReadAllTextAsync(files.Single(file => file.EndsWith(".html", StringComparison.Ordinal) && file.Contains("Products_are_listed")));
        page.Should().Contain("agents-table").And.Contain(Environment.MachineName);
        foreach (string file in Directory.GetFiles(_directory, "*", SearchOption.AllDirectories))
        {
            (await File.ReadAllTextAsync(file)).Should().NotContain("guest", file);
        }
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private RunningCommand Start(string name, string[] arguments, Dictionary<string, string> all, params (string Name, string Value)[] own)
    {
        string directory = Directory.CreateDirectory(Path.Combine(_directory, name)).FullName;
        return RunningCommand.Start("dotnet", directory, arguments, [.. all, .. own.Select(variable => KeyValuePair.Create(variable.Name, variable.Value)), KeyValuePair.Create("PERFTEST_RESULTS_DIR", directory)]);
    }

    private JsonElement Summary(string name, string test)
    {
        string file = Directory.GetFiles(Path.Combine(_directory, name), "*.json", SearchOption.AllDirectories).Single(file => Path.GetFileName(file).Contains(test, StringComparison.Ordinal));
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.Clone();
    }

    private static long Requests(JsonElement summary) => summary.GetProperty("metrics").GetProperty("http_reqs").GetProperty("values").GetProperty("count").GetInt64();

    private static string Built(string folder, string project) =>
        Path.Combine(ClusterProcess.Root, folder, project, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", $"{project}.dll");
}
