using PerfTest.Adapting;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Adapting;

/// <summary>The door to a run on several machines, in a process that has not got the package.</summary>
public sealed class DistributionTests
{
    [Fact]
    public void Who_asks_for_nothing_is_alone() => Assert.Empty(Mistakes());

    [Fact]
    public void A_run_id_alone_asks_for_nothing() => Assert.Empty(Mistakes(("PERFTEST_RUN_ID", "build-1")));

    [Theory]
    [InlineData("PERFTEST_AGENTS", "3")]
    [InlineData("PERFTEST_ROLE", "agent")]
    [InlineData("PERFTEST_ON_AGENT_LOSS", "continue")]
    public void What_is_said_of_machines_that_meet_nowhere_is_a_mistake(string name, string value) => Assert.Equal(
        [
            $"{name} says something about a run on several machines, and PERFTEST_CLUSTER does not say where they meet: the address of a RabbitMQ broker, such as \"amqp://user:password@broker:5672\".",
        ],
        Mistakes((name, value)));

    [Fact]
    public void Without_the_package_the_sentence_names_it() => Assert.Equal(
        ["PERFTEST_CLUSTER asks for a run on several machines, which the package PerfTest.Cluster brings: dotnet add package PerfTest.Cluster."],
        Mistakes(("PERFTEST_CLUSTER", "amqp://load:hunter2@broker"), ("PERFTEST_AGENTS", "3")));

    private static IReadOnlyList<string> Mistakes(params (string Name, string Value)[] variables)
    {
        var environment = PerfTestEnvironment.Read(variables.ToDictionary(variable => variable.Name, variable => (string?)variable.Value));
        Assert.Null(Distribution.Of(environment, out IReadOnlyList<string> mistakes));
        return mistakes;
    }
}
