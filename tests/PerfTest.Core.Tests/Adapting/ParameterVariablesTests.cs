using PerfTest.Adapting;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Adapting;

public sealed class ParameterVariablesTests
{
    [Theory]
    [InlineData("PERFTEST_MAX_VUS")]
    [InlineData("perftest_max_vus")]
    [InlineData("MaxVus")]
    [InlineData("maxVus")]
    [InlineData("max_vus")]
    [InlineData("MAX_VUS")]
    public void A_parameter_is_another_name_of_a_variable(string name) =>
        Assert.Equal(new Dictionary<string, string> { ["PERFTEST_MAX_VUS"] = "7" }, Read((name, "7")).Values);

    [Fact]
    public void The_users_own_parameters_are_none_of_our_business()
    {
        var read = Read(("webAppUrl", "http://localhost"), ("BaseUrl", "http://localhost"), ("VusOrSo", "3"));

        Assert.Empty(read.Values);
        Assert.Empty(read.Mistakes);
    }

    [Fact]
    public void A_name_with_the_prefix_counts_even_if_it_is_misspelt() => Assert.Equal("3", Read(("PERFTEST_VU", "3")).Values["PERFTEST_VU"]);

    [Fact]
    public void The_name_with_the_prefix_wins() => Assert.Equal("2", Read(("Vus", "1"), ("PERFTEST_VUS", "2")).Values["PERFTEST_VUS"]);

    [Theory]
    [InlineData("PERFTEST_BASE_URL", "http://localhost")]
    [InlineData("PERFTEST_CONFIG", "staging.json")]
    public void What_is_read_before_there_is_a_test_cannot_be_a_parameter(string name, string value) => Assert.Equal(
        $"The run parameter {name} comes too late: {name} is read before the test starts. Set it as an environment variable: dotnet test -e {name}={value}.",
        Assert.Single(Read((name, value)).Mistakes));

    [Fact]
    public void The_environment_wins_over_parameters()
    {
        var environment = PerfTestEnvironment.FromProcess(new Dictionary<string, string> { ["PERFTEST_SEED"] = "5" });

        Assert.Equal(5, environment.Seed);
    }

    private static ParameterVariables Read(params (string Name, string Value)[] parameters) =>
        ParameterVariables.From(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value), VariableNames.Known);
}
