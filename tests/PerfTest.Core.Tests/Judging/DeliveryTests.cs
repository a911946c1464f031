using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Judging;

public class DeliveryTests
{
    [Theory]
    [InlineData(10, LoadVerdict.Failed)]
    [InlineData(11, LoadVerdict.NotDelivered)]
    public void Below_99_percent_of_due_is_not_delivered(int dropped, LoadVerdict verdict)
    {
        var result = Open(dropped).Judge();

        Assert.Equal(verdict, result.Verdict);
        Assert.False(result.Passed);
    }

    [Fact]
    public void It_is_named_as_the_plans_fault()
    {
        var result = Open(100).Judge();

        Assert.Equal(
            "The load was not delivered: only 90.0 % of it (at least 99 % must be). 100 of 1,000 iterations never started. The plan's fault: all 10 VUs were busy at 100 due times; "
            + "raise MaxVus (rate × response time is what it takes), lower the rate, or make the target faster.",
            result.Summary);
    }

    [Fact]
    public void Or_as_the_generators()
    {
        var result = Open(100, DropReason.GeneratorLate).Judge();

        Assert.Contains("The generator's fault: 100 due times were noticed too late", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_explicit_limit_on_dropped_iterations_replaces_the_99_percent()
    {
        // 4 % of the whole, and never 5 % of any 10 s.
        var result = Open(40, limits: Limits.Of("dropped_iterations<50")).Judge();

        Assert.Equal(LoadVerdict.Passed, result.Verdict);
        Assert.True(result.Health.IsDelivered);
        Assert.Equal(0.96, result.Health.StartedShare);
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void In_every_10_seconds_95_percent_must_start(int droppedInTheMiddle, bool isDelivered)
    {
        var plan = Story.Open("Window", new ConstantArrivalRate(new(100, Nanoseconds.PerSecond), TimeSpan.FromSeconds(60), 10, 10), Limits.Of("dropped_iterations<1000"));
        var story = new Story(plan).Vus(10);
        for (var second = 1; second <= 60; second++)
        {
            var dropped = second == 30 ? droppedInTheMiddle : 0;
            story.Iterate(100 - dropped, 1).Drop(dropped).Until(second);
        }

        var result = story.Judge();

        Assert.Equal(isDelivered, result.Health.IsDelivered);
        if (!isDelivered)
        {
            Assert.StartsWith("The load was not delivered: from 0:20 to 0:30 only 94.9 % of the 1,000 iterations that were due did start (in every 10 s at least 95 % must). The plan's fault", result.Summary, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_run_shorter_than_10_seconds_has_no_such_window()
    {
        var plan = Story.Open("Short", new ConstantArrivalRate(new(10, Nanoseconds.PerSecond), TimeSpan.FromMilliseconds(950), 5, 5), Limits.Of("dropped_iterations<=5"));

        Assert.True(new Story(plan).Vus(5).Iterate(5, 1).Drop(5).Until(0.95).Judge().Passed);
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(98, false)]
    public void A_closed_model_needs_99_percent_of_its_VUs(int active, bool isDelivered)
    {
        var result = new Story(Story.Closed("VUs")).Iterate(10, 1).Vus(active, 100).Until(10).Judge();

        Assert.Equal(isDelivered, result.Health.IsDelivered);
        Assert.Equal(isDelivered ? LoadVerdict.Passed : LoadVerdict.NotDelivered, result.Verdict);
    }

    [Fact]
    public void More_VUs_than_planned_make_up_for_none_that_is_missing()
    {
        var story = new Story(Story.Closed("Ramp down", new RampingVus(10, [new(TimeSpan.FromSeconds(10), 0)], TimeSpan.FromSeconds(30))));

        var result = story.Iterate(10, 1).Vus(5, 10).Until(5).Vus(10, 5).Until(10).Judge();

        Assert.False(result.Health.IsDelivered);
        Assert.Contains("on average only 64.3 % of the planned VUs were active", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_at_MaxDuration_is_no_failed_delivery_but_breaks_the_budget()
    {
        var result = new Story(Story.Closed("Counted", new SharedIterations(5, 100, TimeSpan.FromSeconds(1)))).Vus(5).Iterate(5, 1).Drop(95, reason: DropReason.MaxDuration).Until(1).Judge();

        Assert.Equal(LoadVerdict.Failed, result.Verdict);
        Assert.Equal("95 iterations never started (by default none may be dropped), first at 0:00.", result.Summary);
    }

    private static Story Open(int dropped, DropReason reason = DropReason.NoIdleVu, params Threshold[] limits) =>
        new Story(Story.Open("Open", null, limits)).Vus(10).Iterate(1000 - dropped, 1).Drop(dropped, reason: reason).Until(10);
}
