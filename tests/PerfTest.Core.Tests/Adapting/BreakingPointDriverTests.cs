using FluentAssertions;
using PerfTest.Adapting;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Adapting;

/// <summary>Whole searches against simulated targets, under the virtual clock.</summary>
public class BreakingPointDriverTests
{
    private static readonly BreakingPointPlan Rates = new() { From = 50, To = 10_000, IsRate = true, Measure = TimeSpan.FromSeconds(2), Settle = TimeSpan.FromMilliseconds(400) };

    [Fact]
    public async Task A_known_capacity_is_found_within_five_percent()
    {
        var target = new SimulatedTarget(() => 500, "iteration_response_time: p99<100ms");
        LoadResult result = await new BreakingPointDriver(Rates, target).RunAsync();

        BreakingPointResult found = result.BreakingPoint!;
        found.Outcome.Should().Be(BreakingPointOutcome.Found);
        found.IsConfirmed.Should().BeTrue();
        found.Held.Should().BeInRange(475, 525);
        found.Broke.Should().BeGreaterThan(found.Held!.Value).And.BeLessThanOrEqualTo((long)(found.Held.Value * 1.05) + 1);
        result.Passed.Should().BeTrue();
        result.Summary.Should().StartWith($"The target holds {found.Held}/s and breaks at {found.Broke}/s.");
        result.Metrics.Counter("iterations").Rate.Should().BeApproximately(found.Held.Value, 1, "the result is of the level that is held");
        found.Curve.Select(level => level.Load).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        found.Curve[0].Latency.P95.Should().BeLessThan(found.Curve[^1].Latency.P95);
        target.Runs.Should().Contain("rest at 50/s");
        target.SoFar.Should().HaveCount(found.Levels.Count).And.StartWith(["So far no level was held.", "So far the target holds 50/s (not confirmed)."])
            .And.Contain("So far the target holds 400/s (not confirmed), and breaks at 800/s.");
        result.ToText().Should().Contain("BREAKING POINT").And.Contain("✗ 800/s").And.Contain("✓ 400/s");
    }

    [Fact]
    public async Task What_is_served_too_slowly_breaks_without_a_limit_on_latency()
    {
        LoadResult result = await new BreakingPointDriver(Rates with { MaxVus = 5_000 }, new SimulatedTarget(() => 500)).RunAsync();

        result.BreakingPoint!.Held.Should().BeInRange(450, 550);
        result.BreakingPoint.Levels.First(level => !level.Held).Reason.Should().Contain("were completed (at least 95 % must be).");
    }

    [Theory]
    [InlineData(400L, true)]
    [InlineData(600L, false)]
    public async Task At_least_is_a_verdict(long atLeast, bool passes)
    {
        LoadResult result = await new BreakingPointDriver(Rates with { AtLeast = atLeast }, new SimulatedTarget(() => 500, "iteration_response_time: p99<100ms")).RunAsync();

        result.Passed.Should().Be(passes);
        if (!passes)
        {
            result.Verdict.Should().Be(LoadVerdict.Failed);
            result.Summary.Should().StartWith("At least 600/s must be held. The target holds ");
        }
    }

    [Fact]
    public async Task A_target_that_breaks_at_the_first_level_holds_nothing()
    {
        LoadResult result = await new BreakingPointDriver(Rates, new SimulatedTarget(() => 20, "iteration_response_time: p99<100ms")).RunAsync();

        result.BreakingPoint!.Outcome.Should().Be(BreakingPointOutcome.NothingHeld);
        result.Verdict.Should().Be(LoadVerdict.Failed);
        result.Summary.Should().StartWith("The target breaks at the first level, 50/s. Only ");
    }

    [Fact]
    public async Task A_target_that_never_breaks_holds_the_highest_level()
    {
        LoadResult result = await new BreakingPointDriver(Rates with { To = 300 }, new SimulatedTarget(() => 100_000, "iteration_response_time: p99<100ms")).RunAsync();

        result.BreakingPoint!.Outcome.Should().Be(BreakingPointOutcome.NeverBroke);
        result.Summary.Should().Be("The target holds 300/s, the highest level: it did not break.");
        result.Passed.Should().BeTrue();
    }

    [Fact]
    public async Task A_generator_that_is_unwell_is_a_generator_limit_and_not_the_targets()
    {
        LoadResult result = await new BreakingPointDriver(Rates with { AtLeast = 450 }, new SimulatedTarget(() => 100_000) { GeneratorBreaksAbove = 300 }).RunAsync();

        BreakingPointResult found = result.BreakingPoint!;
        (found.Outcome, found.Held, found.Broke, found.IsConfirmed).Should().Be((BreakingPointOutcome.GeneratorLimit, 200, null, true));
        result.Verdict.Should().Be(LoadVerdict.NotDelivered);
        result.Summary.Should().Be(
            "At least 450/s must be held. Generator limit at 400/s: the target holds 200/s; what more would do to it cannot be found out from here. "
            + "The load generator was too late for 100 iterations.");
    }

    [Fact]
    public async Task A_target_that_stays_slow_ends_the_search()
    {
        int runs = 0;
        LoadResult result = await new BreakingPointDriver(Rates, new SimulatedTarget(() => ++runs > 6 ? 55 : 500, "iteration_response_time: p99<100ms")).RunAsync();

        result.BreakingPoint!.Outcome.Should().Be(BreakingPointOutcome.NotRecovered);
        result.Summary.Should().StartWith("The target did not recover: back at 50/s it stayed slower than before, so that the search ended; the target holds ");
    }

    [Fact]
    public async Task A_target_that_flaps_is_found_in_bounded_time()
    {
        int runs = 0;
        var target = new SimulatedTarget(() => ++runs % 3 == 0 ? 420 : 500, "iteration_response_time: p99<100ms");
        LoadResult result = await new BreakingPointDriver(Rates, target).RunAsync();

        target.Runs.Count.Should().BeLessThan(80);
        result.BreakingPoint!.Outcome.Should().BeOneOf(BreakingPointOutcome.Found, BreakingPointOutcome.NothingHeld);
        result.BreakingPoint.Broke.Should().BeInRange(380, 560);
    }

    [Fact]
    public async Task Virtual_users_are_searched_for_too()
    {
        // 500/s of capacity: n users that do nothing else wait n ÷ 500 s each time.
        BreakingPointPlan users = Rates with { From = 1, To = 500, IsRate = false };
        LoadResult result = await new BreakingPointDriver(users, new SimulatedTarget(() => 500, "iteration_duration: p95<101ms")).RunAsync();

        result.BreakingPoint!.Held.Should().BeInRange(47, 53);
        result.Summary.Should().Contain(" VUs and breaks at ");
    }
}
