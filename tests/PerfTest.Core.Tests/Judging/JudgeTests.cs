using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Judging;

public class JudgeTests
{
    [Fact]
    public void A_run_that_keeps_every_limit_passes()
    {
        var result = Good().Judge();

        Assert.True(result.Passed);
        Assert.Empty(result.Failures);
        Assert.Equal("100 iterations, 10/s; p(95) 20.0 ms (http_req_duration)", result.Summary);
        result.ThrowIfFailed();
    }

    [Fact]
    public void Cancelled_is_never_green()
    {
        var result = Good(until: 4).Judge(StopCause.Cancelled, "cancelled");

        Assert.Equal(LoadVerdict.Cancelled, result.Verdict);
        Assert.Equal("The run was stopped from outside at 0:04 of 0:10. What it measured until then is no verdict.", result.Summary);
    }

    [Fact]
    public void A_run_that_used_up_its_rows_is_judged_by_what_it_was()
    {
        var result = Good(until: 4).Judge(StopCause.DataUsedUp, "all 100 rows of 'users.csv' were used up");

        Assert.True(result.Passed);
        Assert.Equal("100 iterations, 25/s; p(95) 20.0 ms (http_req_duration); ended at 0:04: all 100 rows of 'users.csv' were used up", result.Summary);
        Assert.Equal("The run ended at 0:04 of 0:10, as its feeder asks: all 100 rows of 'users.csv' were used up. Limits and rates are of that time.", Assert.Single(result.Warnings));
    }

    [Fact]
    public void Rows_that_are_used_up_excuse_no_broken_limit()
    {
        var result = new Story(Story.Closed("Slow", null, Limits.Of("p95<500ms"))).Vus(100).Iterate(10, 1).Request(10, 600).Until(4).Judge(StopCause.DataUsedUp, "all 10 rows of 'users.csv' were used up");

        Assert.Equal(LoadVerdict.Failed, result.Verdict);
    }

    [Fact]
    public void Aborted_fails()
    {
        var result = Good(until: 4).Judge(StopCause.Aborted, "aborted by VU 7: no stock left");

        Assert.Equal((LoadVerdict.Aborted, "The run was aborted at 0:04 of 0:10: aborted by VU 7: no stock left."), (result.Verdict, result.Summary));
        Assert.Equal("✗", $"{(result.Passed ? '✓' : '✗')}");
    }

    [Fact]
    public void Where_every_response_was_500_it_is_never_green()
    {
        var result = new Story(Story.Closed("All 500")).Vus(100).Iterate(10, 1).Request(10, 1, status: 500).Until(10).Judge();

        Assert.Equal("10 of 10 requests failed (100.00 %; by default none may), first at 0:00.", Assert.Single(result.Failures));
    }

    [Fact]
    public void One_failed_assertion_of_a_hundred_fails_by_default()
    {
        var result = new Story(Story.Closed("Assert", new SharedIterations(1, 100, TimeSpan.FromMinutes(10)))).Vus(1).Iterate(99, 1).Iterate(1, 1, failed: true).Until(2).Judge();

        Assert.Equal("1 of 100 iterations failed (1.00 %; by default none may), first at 0:00.", Assert.Single(result.Failures));
        Assert.Equal(0.01, result.Iterations.FailedRate.Rate);
    }

    [Fact]
    public void Nothing_completed_is_not_green()
    {
        var result = new Story(Story.Closed("Hung")).Vus(100).Interrupt(100).Until(40).Judge();

        Assert.Equal((LoadVerdict.Failed, "Not one of 100 iterations that started was completed: nothing was measured."), (result.Verdict, result.Summary));
        Assert.Contains("100 iterations still ran at the hard deadline and were cut off", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Iterations_that_never_returned_are_named()
    {
        var record = Good().Record(StopCause.PlanDone, null, new AbandonedIteration("default", "Body", 7, 41, 31 * Nanoseconds.PerSecond));

        var result = PerfTest.Judging.Judge.Evaluate(record, new());

        Assert.Equal(LoadVerdict.Failed, result.Verdict);
        Assert.Equal(
            "1 iteration never returned although its CancellationToken had fired, and was left behind: iteration 41 of VU 7 in Body (after 31.0 s). Pass vu.CancellationToken to whatever waits.",
            result.Summary);
    }

    [Fact]
    public void All_broken_limits_are_told_at_once_the_first_one_first()
    {
        var story = new Story(Story.Closed("Many", null, Limits.Of("p95<500ms"), Limits.Of("checks>99%"), Limits.Of("http_req_waiting: max<10ms"))).Vus(100).Iterate(100, 1);
        var result = story.Request(50, 100).Until(5).Request(50, 600).Until(10).Judge();

        Assert.Equal(
            [
                "p95<500ms is broken: p(95) of http_req_duration was 600 ms, 1.2 times the limit, over 100 samples, first at 0:05.",
                "checks>99% does not hold: checks has no samples.",
                "http_req_waiting: max<10ms is broken: max of http_req_waiting was 450 ms, 45 times the limit, over 100 samples.",
            ],
            result.Failures);
    }

    [Fact]
    public void A_smoke_run_is_judged_by_its_budgets_and_not_as_load()
    {
        var plan = Story.Closed("Smoke", new PerVuIterations(1, 1, TimeSpan.FromMinutes(10))) with { Mode = RunMode.Smoke, Thresholds = DefaultBudgets.OfOneIteration([]) };

        Assert.Equal("1 iteration (smoke: one VU, one iteration, no thresholds)", new Story(plan).Iterate(1, 5).Until(0.01).Judge().Summary);
        Assert.Equal(LoadVerdict.Failed, new Story(plan).Iterate(1, 5, failed: true).Until(0.01).Judge().Verdict);
    }

    [Fact]
    public void A_run_that_ends_with_its_work_has_rates_over_the_time_it_took()
    {
        var result = new Story(Story.Closed("Counted", new SharedIterations(1, 100, TimeSpan.FromMinutes(10)))).Vus(1).Iterate(100, 1).Until(2).Judge();

        Assert.Equal(50, result.Iterations.Rate);
    }

    [Fact]
    public void Not_warmed_up_is_said()
    {
        var story = new Story(Story.Closed("Cold")).Vus(100).Iterate(30, 50).Until(1).Iterate(300, 20).Until(10);

        Assert.Equal("Not warmed up: the p(95) of iterations was 50.0 ms in the first tenth of the run and 20.0 ms after it. A longer Warmup keeps that out of the results.", Assert.Single(story.Judge().Warnings));
    }

    [Fact]
    public void A_scaled_run_says_so()
    {
        var result = new Story(Story.Closed("Scaled") with { TimeScale = 0.1 }).Vus(100).Iterate(10, 1).Until(10).Judge();

        Assert.Equal("The time scale changed the plan's times by the factor 0.1: do not compare this with an unscaled result.", Assert.Single(result.Warnings));
    }

    private static Story Good(double until = 10) => new Story(Story.Closed("Good", null, Limits.Of("p95<500ms"))).Vus(100).Iterate(100, 20).Request(100, 20).Until(until);
}
