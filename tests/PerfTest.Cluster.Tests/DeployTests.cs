using FluentAssertions;
using PerfTest.Cluster.Tests.Broker;
using PerfTest.Planning;
using YamlDotNet.RepresentationModel;

namespace PerfTest.Cluster.Tests;

/// <summary>What stands in deploy/ is YAML, whole, and means what the documents say.</summary>
public sealed class DeployTests
{
    [Fact]
    public void The_job_has_as_many_agents_as_the_controller_waits_for()
    {
        YamlMappingNode[] parts = [.. Read("kubernetes", "load-test.yaml").Select(document => (YamlMappingNode)document.RootNode)];

        YamlNode agents = parts.Single(part => Text(part["metadata"]["name"]) == "load-agents")["spec"];
        string wanted = Text(parts.Single(part => Text(part["kind"]) == "ConfigMap")["data"]["PERFTEST_AGENTS"]);
        Text(agents["completionMode"]).Should().Be("Indexed");
        Text(agents["completions"]).Should().Be(wanted);
        Text(agents["parallelism"]).Should().Be(wanted);
        parts.Select(part => Text(part["kind"])).Should().Equal("Secret", "ConfigMap", "Service", "Deployment", "Job", "Job");
        Roles(agents).Should().Equal("agent");
        Roles(parts.Single(part => Text(part["metadata"]["name"]) == "load-controller")["spec"]).Should().Equal("controller");
    }

    [Fact]
    public void The_matrix_has_as_many_agents_as_the_controller_waits_for()
    {
        var workflow = (YamlMappingNode)Read("github-actions", "load-test.yml").Single().RootNode;

        ((YamlSequenceNode)workflow["jobs"]["agent"]["strategy"]["matrix"]["number"]).Children.Should().HaveCount(int.Parse(Text(workflow["env"]["AGENTS"]), System.Globalization.CultureInfo.InvariantCulture));
        Steps(workflow, "controller")["env"]["PERFTEST_ROLE"].ToString().Should().Be("controller");
        Steps(workflow, "agent")["env"]["PERFTEST_ROLE"].ToString().Should().Be("agent");
        Steps(workflow, "agent")["env"]["PERFTEST_RUN_ID"].Should().Be(Steps(workflow, "controller")["env"]["PERFTEST_RUN_ID"]);
    }

    [Theory]
    [InlineData("kubernetes", "load-test.yaml")]
    [InlineData("github-actions", "load-test.yml")]
    public void Each_variable_is_one_that_exists(string folder, string file)
    {
        string[] names = [.. Read(folder, file).SelectMany(document => document.AllNodes).OfType<YamlScalarNode>().Select(node => node.Value!).Where(value => value.StartsWith("PERFTEST_", StringComparison.Ordinal)).Distinct()];

        names.Should().Contain(["PERFTEST_CLUSTER", "PERFTEST_ROLE", "PERFTEST_AGENTS", "PERFTEST_RUN_ID"]).And.OnlyContain(name => VariableNames.Known.Contains(name));
    }

    private static YamlNode Steps(YamlMappingNode workflow, string job) =>
        ((YamlSequenceNode)workflow["jobs"][job]["steps"]).Children.Single(step => ((YamlMappingNode)step).Children.ContainsKey("env"));

    private static IEnumerable<string> Roles(YamlNode job) => ((YamlSequenceNode)job["template"]["spec"]["containers"]).Children
        .SelectMany(container => ((YamlSequenceNode)container["env"]).Children)
        .Where(variable => Text(variable["name"]) == "PERFTEST_ROLE")
        .Select(variable => Text(variable["value"]));

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static IList<YamlDocument> Read(params string[] path)
    {
        using var text = new StreamReader(Path.Combine([ClusterProcess.Root, "deploy", .. path]));
        var stream = new YamlStream();
        stream.Load(text);
        return stream.Documents;
    }
}
