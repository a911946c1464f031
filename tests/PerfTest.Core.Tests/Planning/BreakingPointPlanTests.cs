using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

/// <summary>What <c>[BreakingPoint]</c> becomes in a plan.</summary>
public class BreakingPointPlanTests
{
    [Fact]
    public void Rates_and_the_first_level_as_the_plan()
    {
        LoadPlan plan = Searching("1000/s", "200000/s", "5000/s").Plan();

        plan.BreakingPoint.Should().BeEquivalentTo(new { From = 1_000L, To = 200_000L, IsRate = true, AtLeast = 5_000L, Measure = TimeSpan.FromSeconds(10), Settle = TimeSpan.FromSeconds(2) });
        plan.Scenarios[0].Workload.Should().Be(new ConstantArrivalRate(new Rate(1_000, Nanoseconds.PerSecond), TimeSpan.FromSeconds(10), 1_000, 1_000));
        plan.BreakingPoint!.At(4_000, TimeSpan.FromSeconds(30)).Should().Be(new ConstantArrivalRate(new Rate(4_000, Nanoseconds.PerSecond), TimeSpan.FromSeconds(30), 4_000, 4_000));
    }

    [Fact]
    public void Virtual_users()
    {
        LoadPlan plan = Searching("10", "1000").Plan();

        plan.BreakingPoint.Should().BeEquivalentTo(new { From = 10L, To = 1_000L, IsRate = false, AtLeast = (long?)null });
        plan.BreakingPoint!.At(20, TimeSpan.FromSeconds(10)).Should().Be(new ConstantVus(20, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void A_time_scale_shortens_settling_and_measuring()
    {
        BreakingPointPlan search = Searching("10/s", "1000/s").Plan(("PERFTEST_TIME_SCALE", "0.1")).BreakingPoint!;

        (search.Settle, search.Measure).Should().Be((TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_smoke_run_is_one_iteration()
    {
        LoadPlan plan = Searching("10/s", "1000/s").Plan(("PERFTEST_MODE", "smoke"));

        plan.BreakingPoint.Should().BeNull();
        plan.Scenarios[0].Workload.Should().BeOfType<PerVuIterations>();
    }

    [Fact]
    public void Another_workload_from_outside_is_run_instead()
    {
        LoadPlan plan = Searching("10/s", "1000/s").Plan(("PERFTEST_VUS", "3"), ("PERFTEST_DURATION", "5s"));

        plan.BreakingPoint.Should().BeNull();
        plan.Warnings.Should().Contain("[BreakingPoint] is not searched for: the test was given another workload.");
    }

    [Fact]
    public void A_search_has_no_parts() =>
        Searching("10/s", "1000/s").Mistakes(("PERFTEST_SEGMENT", "0:1/2")).Should().Equal("A search for the breaking point is made by one machine, which chooses each level by the one before: PERFTEST_SEGMENT must not be set.");

    [Theory]
    [InlineData(null, "100/s", null, "[BreakingPoint] From = null is wrong: write a rate such as \"1000/s\", or virtual users from 1 to 1,000,000, such as \"10\".")]
    [InlineData("many", "100/s", null, "[BreakingPoint] From = \"many\" is wrong: write a rate such as \"1000/s\", or virtual users from 1 to 1,000,000, such as \"10\".")]
    [InlineData("0", "100", null, "[BreakingPoint] From = \"0\" is wrong: write a rate such as \"1000/s\", or virtual users from 1 to 1,000,000, such as \"10\".")]
    [InlineData("1/m", "100/s", null, "[BreakingPoint] From = \"1/m\" is wrong: write whole iterations a second, from 1/s to 1,000,000/s.")]
    [InlineData("100/s", "10/s", null, "[BreakingPoint] From = \"100/s\" and To = \"10/s\" do not fit: write two rates or two numbers of virtual users, the lower one first.")]
    [InlineData("10", "100/s", null, "[BreakingPoint] From = \"10\" and To = \"100/s\" do not fit: write two rates or two numbers of virtual users, the lower one first.")]
    [InlineData("10/s", "100/s", "200/s", "[BreakingPoint] AtLeast = \"200/s\" is wrong: write a level from From to To.")]
    public void Wrong_levels(string? from, string? to, string? atLeast, string mistake) => Searching(from, to, atLeast).Mistakes().Should().Equal(mistake);

    [Fact]
    public void It_chooses_the_load_itself() =>
        (Declared.LoadTest(w => { w.Vus = 5; w.Duration = "1m"; }) with { BreakingPoint = new() { From = "1/s", To = "10/s", Measure = "5s" } }).Mistakes().Should().Equal(
            "[BreakingPoint] chooses the load itself: take the workload of [LoadTest] away (Rate, Vus, Duration, Iterations, IterationsPerVu, Stages).",
            "[BreakingPoint] Measure = \"5s\" is wrong: write a time from 10s to 1h.");

    private static LoadTestDeclaration Searching(string? from, string? to, string? atLeast = null) =>
        Declared.LoadTest() with { BreakingPoint = new() { From = from, To = to, AtLeast = atLeast } };
}
