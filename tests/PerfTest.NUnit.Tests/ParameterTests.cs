using NUnit.Framework.Interfaces;
using PerfTest.Adapters.Tests.Inner;

namespace PerfTest.Adapters.Tests;

/// <summary>NUnit's run parameters are other names of the environment variables, which win over them.</summary>
public sealed class ParameterTests
{
    [Theory]
    [InlineData("PERFTEST_ITERATIONS")]
    [InlineData("perftest_iterations")]
    [InlineData("Iterations")]
    public void A_parameter_overrides_the_attribute(string name)
    {
        Overridden.Iterations = 0;

        var test = InnerRun.Of([typeof(Overridden)], parameters: new Dictionary<string, string> { [name] = "3", ["webAppUrl"] = "http://localhost" })["Counts"];

        Assert.Equal((ResultState.Success, 3), (test.ResultState, Overridden.Iterations));
        Assert.Contains("PERFTEST_ITERATIONS", test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_wins()
    {
        Overridden.Iterations = 0;
        Environment.SetEnvironmentVariable("PERFTEST_ITERATIONS", "2");
        try
        {
            InnerRun.Of([typeof(Overridden)], parameters: new Dictionary<string, string> { ["PERFTEST_ITERATIONS"] = "3" });
        }
        finally
        {
            Environment.SetEnvironmentVariable("PERFTEST_ITERATIONS", null);
        }

        Assert.Equal(2, Overridden.Iterations);
    }

    [Fact]
    public void A_misspelt_name_with_the_prefix_is_a_mistake()
    {
        var test = InnerRun.Of([typeof(Overridden)], parameters: new Dictionary<string, string> { ["PERFTEST_ITERATION"] = "3" })["Counts"];

        Assert.Equal(ResultState.Failure, test.ResultState);
        Assert.Contains("did you mean PERFTEST_ITERATIONS?", test.Message, StringComparison.Ordinal);
    }
}
