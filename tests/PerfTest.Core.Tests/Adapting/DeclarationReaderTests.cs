using System.Reflection;
using PerfTest.Adapting;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Adapting;

public sealed class DeclarationReaderTests
{
    private static readonly MethodInfo Method = typeof(DeclarationReaderTests).GetMethod(nameof(Everything), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo BlockingMethod = typeof(DeclarationReaderTests).GetMethod(nameof(Blocking), BindingFlags.NonPublic | BindingFlags.Static)!;

    [Fact]
    public void Attributes_are_read_in_the_order_they_are_written()
    {
        var workload = new WorkloadSettings { Vus = 3 };

        var declaration = DeclarationReader.Read(Method, workload, "Shop.Everything [spike]", "spike");

        Assert.Equal(("Shop.Everything [spike]", "Everything"), (declaration.Name, declaration.Method));
        Assert.Same(workload, declaration.Workload);
        Assert.Equal([("1s", "5"), ("2s", "10/s"), ("3s", "0")], declaration.Stages.Select(stage => (stage.Duration, stage.Target)));
        Assert.Equal(["p95<1s", "p99<2s", "http_req_failed<1%"], declaration.Thresholds.Select(threshold => threshold.Expression));
        Assert.Equal(["Browse", "Order"], declaration.Scenarios.Select(scenario => scenario.Exec));
        Assert.Equal("9s", declaration.Profile!.Duration);
        Assert.False(declaration.IsSynchronous);
    }

    [Fact]
    public void Without_a_profile_there_is_none() => Assert.Null(DeclarationReader.Read(Method, new WorkloadSettings(), "x").Profile);

    [Fact]
    public void A_body_that_returns_nothing_is_synchronous() => Assert.True(DeclarationReader.Read(BlockingMethod, new WorkloadSettings(), "x").IsSynchronous);

    [Theory]
    [InlineData(typeof(OfAClass), nameof(OfAClass.OfItsOwn), "404")]
    [InlineData(typeof(OfAClass), nameof(OfAClass.OfItsClass), "200")]
    [InlineData(typeof(Derived), nameof(OfAClass.OfItsClass), "201")]
    [InlineData(typeof(DeclarationReaderTests), nameof(Without_a_profile_there_is_none), null)]
    public void The_nearest_expectation_counts(Type type, string method, string? expected) =>
        Assert.Equal(expected, DeclarationReader.Read(type.GetMethod(method)!, new WorkloadSettings(), "x").ExpectStatus?.Statuses);

    [ExpectStatus("200")]
    private class OfAClass
    {
        [ExpectStatus("404")]
        public void OfItsOwn()
        {
        }

        public void OfItsClass()
        {
        }
    }

    [ExpectStatus("201")]
    private sealed class Derived : OfAClass;

    [Stage("1s", 5), Stage("2s", "10/s"), Stage("3s", 0)]
    [Threshold("p95<1s"), Threshold("p99<2s")]
    [Threshold("http_req_failed<1%")]
    [Scenario("Browse"), Scenario("Order")]
    [Profile("smoke", Duration = "1s"), Profile("spike", Duration = "9s")]
    private static void Everything()
    {
    }

    private static void Blocking()
    {
    }
}
