using System.Text.RegularExpressions;
using PerfTest.Planning;
using PerfTest.Reporting;
using YamlDotNet.RepresentationModel;

namespace PerfTest.Core.Tests.Documentation;

/// <summary>The files of docs/ci.md are what CI servers read, and what they say of PerfTest is so. That their commands work, the acceptance tests show.</summary>
public partial class CiPageTests
{
    private static readonly string[] Blocks = [.. Yaml().Matches(new DocsPage("ci.md").Text).Select(match => match.Groups["text"].Value)];

    private static readonly YamlMappingNode GitHub = Parse("load-tests.yml");
    private static readonly YamlMappingNode Azure = Parse("azure-pipelines.load.yml");
    private static readonly YamlMappingNode GitLab = Parse(".gitlab-ci.yml");

    [Fact]
    public void There_is_one_for_each_server() => Assert.Equal(3, Blocks.Length);

    [Fact]
    public void Every_variable_of_ours_is_one_and_every_output_too()
    {
        var names = Blocks.SelectMany(block => Variable().Matches(block)).Select(match => match.Value).Distinct().Order().ToList();

        Assert.Equal(["PERFTEST_BASE_URL", "PERFTEST_DURATION", "PERFTEST_OUT", "PERFTEST_RESULTS_DIR", "PERFTEST_VUS"], names);
        Assert.All(names, name => Assert.Contains(name, VariableNames.Known));
        Assert.All(Blocks, block =>
        {
            Assert.Null(OutputSetting.Parse(Out().Match(block).Groups["value"].Value, _ => null, out var kinds));
            Assert.Contains(kinds, kind => kind.Name == "junit");
            Assert.Contains(OutputKinds.Markdown, kinds);
        });
    }

    [Fact]
    public void GitHub_runs_on_a_schedule_and_on_demand_with_what_is_typed_in()
    {
        var triggers = Map(GitHub, "on");
        Assert.Equal("0 3 * * 1", Text(Map(Sequence(triggers, "schedule")[0]), "cron"));
        var inputs = Map(triggers, "workflow_dispatch", "inputs").Children.Keys.Select(key => key.ToString()).ToList();
        Assert.Equal(["max_users", "duration", "base_url", "filter"], inputs);

        var steps = Sequence(GitHub, "jobs", "load", "steps").Select(Map).ToList();
        var run = steps.Single(step => Text(step, "name") == "Run the load tests");
        Assert.Equal(inputs.Order(), InputOf().Matches(run["env"].ToString() + string.Join(' ', Map(run, "env").Children.Values)).Select(match => match.Groups["name"].Value).Distinct().Order());
        var folder = Text(Map(run, "env"), "PERFTEST_RESULTS_DIR").Split('/')[^1];
        var upload = steps.Single(step => Text(step, "uses").StartsWith("actions/upload-artifact@", StringComparison.Ordinal));
        Assert.Equal(("always()", folder), (Text(upload, "if"), Text(Map(upload, "with"), "path")));
        var publish = steps[^1];
        Assert.Equal(("always()", $"{folder}/**/*{JUnitOutput.Suffix}", "java-junit"), (Text(publish, "if"), Text(Map(publish, "with"), "path"), Text(Map(publish, "with"), "reporter")));
        Assert.Equal("write", Text(Map(GitHub, "permissions"), "checks"));
    }

    [Fact]
    public void Azure_runs_on_a_schedule_and_on_demand_with_what_is_typed_in()
    {
        Assert.Equal("0 3 * * 1", Text(Map(Sequence(Azure, "schedules")[0]), "cron"));
        var parameters = Sequence(Azure, "parameters").Select(parameter => Text(Map(parameter), "name")).ToList();
        var steps = Sequence(Azure, "steps").Select(Map).ToList();
        var run = steps.Single(step => Text(step, "displayName") == "Run the load tests");
        Assert.Equal(parameters.Order(), ParameterOf().Matches(string.Join(' ', Map(run, "env").Children.Values)).Select(match => match.Groups["name"].Value).Order());

        // Else the agent does not see the command that uploads the summary.
        Assert.Contains("--logger \"console;verbosity=detailed\"", Text(run, "script"), StringComparison.Ordinal);
        var folder = Text(Map(run, "env"), "PERFTEST_RESULTS_DIR");
        var results = Map(steps.Single(step => Text(step, "task") == "PublishTestResults@2"), "inputs");
        Assert.Equal(("JUnit", $"**/*{JUnitOutput.Suffix}", folder), (Text(results, "testResultsFormat"), Text(results, "testResultsFiles"), Text(results, "searchFolder")));
        Assert.Equal(("succeededOrFailed()", folder), (Text(steps[^1], "condition"), Text(steps[^1], "publish")));
    }

    [Fact]
    public void GitLab_runs_on_a_schedule_and_on_demand_with_what_is_typed_in()
    {
        var job = Map(GitLab, "load-tests");
        Assert.Equal(
            ["$CI_PIPELINE_SOURCE == \"schedule\"", "$CI_PIPELINE_SOURCE == \"web\""],
            Sequence(job, "rules").Select(rule => Text(Map(rule), "if")));
        var asked = Map(GitLab, "variables").Children.Where(variable => variable.Value is YamlMappingNode).Select(variable => variable.Key.ToString()).ToList();
        var used = string.Join(' ', Map(job, "variables").Children.Values.Concat(Sequence(job, "script")));
        Assert.All(asked, name => Assert.Contains("$" + name, used, StringComparison.Ordinal));
        var folder = Text(Map(job, "variables"), "PERFTEST_RESULTS_DIR").Split('/')[^1];
        Assert.Equal([folder], Sequence(job, "artifacts", "paths").Select(path => path.ToString()));
        Assert.Equal(("always", $"{folder}/**/*{JUnitOutput.Suffix}"), (Text(Map(job, "artifacts"), "when"), Text(Map(job, "artifacts", "reports"), "junit")));
    }

    private static YamlMappingNode Parse(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Blocks.Single(block => block.StartsWith("# ", StringComparison.Ordinal) && block.Split('\n')[0].EndsWith(file, StringComparison.Ordinal))));
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private static YamlMappingNode Map(YamlNode node) => (YamlMappingNode)node;

    private static YamlMappingNode Map(YamlNode node, params string[] path) => Map(path.Aggregate(node, static (part, key) => Map(part)[key]));

    private static List<YamlNode> Sequence(YamlNode node, params string[] path) => [.. (YamlSequenceNode)path.Aggregate(node, static (part, key) => Map(part)[key])];

    private static string Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value.ToString() : "";

    [GeneratedRegex(@"^```yaml\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Yaml();

    [GeneratedRegex(@"PERFTEST_\w+")]
    private static partial Regex Variable();

    [GeneratedRegex(@"PERFTEST_OUT: (?<value>\S+)")]
    private static partial Regex Out();

    [GeneratedRegex(@"inputs\.(?<name>\w+)")]
    private static partial Regex InputOf();

    [GeneratedRegex(@"parameters\.(?<name>\w+)")]
    private static partial Regex ParameterOf();
}
