namespace PerfTest.Tool.Tests;

public sealed class AgentCommandTests
{
    [Fact]
    public void It_starts_the_tests_in_the_role_of_an_agent()
    {
        var start = AgentProcess.Of("/tests/Shop.dll", "amqp://broker", "build-1", AgentProcess.LoadTests);

        Assert.Equal("dotnet", start.FileName);
        Assert.Equal(["test", "/tests/Shop.dll", "--filter", "Category=Load"], start.ArgumentList);
        Assert.Equal(("agent", "amqp://broker", "build-1"), (start.Environment["PERFTEST_ROLE"], start.Environment["PERFTEST_CLUSTER"], start.Environment["PERFTEST_RUN_ID"]));
    }

    [Fact]
    public void An_assembly_that_is_not_there_is_a_sentence()
    {
        var run = ToolRun.Of("agent", "--assembly", "/nowhere/Shop.dll", "--cluster", "amqp://broker");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("There is no file '/nowhere/Shop.dll'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_broker_nothing_is_started() =>
        Assert.Contains("Nothing says where the machines meet", AgentProcess.Mistake(typeof(AgentCommandTests).Assembly.Location, " "), StringComparison.Ordinal);
}
