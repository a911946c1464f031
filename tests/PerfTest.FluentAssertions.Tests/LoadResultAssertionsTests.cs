using FluentAssertions;
using FluentAssertions.Execution;
using Xunit.Sdk;

namespace PerfTest.FluentAssertions.Tests;

public sealed class LoadResultAssertionsTests
{
    [Fact]
    public void What_is_well_says_nothing()
    {
        var result = Results.Well();

        result.Should().HavePassed()
            .And.MeetAllThresholds()
            .And.HaveDeliveredItsLoad()
            .And.HaveAHealthyGenerator()
            .And.HaveNoErrors()
            .And.HaveErrorRateBelow(0.01)
            .And.HaveNoDroppedIterations()
            .And.HaveRequestRateAbove(9.9)
            .And.HaveIterationRateAbove(9.9)
            .And.HaveCheckRateAbove(0.99)
            .And.HaveNoFailedChecks()
            .And.HaveCheck("status is 200").WithRateAbove(0.99)
            .And.HaveCheck("status is 200").WithNoFails()
            .And.HaveVerdict(LoadVerdict.Passed)
            .And.HaveP95Below(TimeSpan.FromMilliseconds(100));
        result.Should().HaveEndpoint("GET /products").Which.Should().HaveNoErrors().And.HaveP99Below(TimeSpan.FromMilliseconds(100)).And.HaveRequestRateAbove(9);
    }

    [Fact]
    public void HavePassed()
    {
        var result = Results.Closed("p95<50ms");

        Message(() => result.Should().HavePassed("we ship {0}", "today")).Should().Be(
            """
            Expected result to have passed because we ship today, but it failed: p95<50ms is broken: p(95) of http_req_duration was 95.0 ms, 1.9 times the limit, over 100 samples, first at 0:00.
              ✗ 10 of 100 requests failed (10.00 %; by default none may), first at 0:00.
              ✗ 1 of 201 checks failed (0.50 %; by default none may), first at 0:00.
            """);
    }

    [Fact]
    public void MeetAllThresholds()
    {
        var result = Results.Closed("p95<50ms", "http_req_failed<20%");

        Message(() => result.Should().MeetAllThresholds()).Should().Be(
            """
            Expected result to meet all thresholds, but 1 of 3 did not hold.
              ✗ p95<50ms is broken: p(95) of http_req_duration was 95.0 ms, 1.9 times the limit, over 100 samples, first at 0:00.
            """);
    }

    [Fact]
    public void Headline_of_a_closed_model()
    {
        var result = Results.Closed();

        Message(() => result.Should().HaveP95Below(TimeSpan.FromMilliseconds(50), "users wait")).Should().Be(
            """
            Expected result to have p(95) of http_req_duration below 50 ms because users wait, but it was 95.0 ms, 1.9 times the limit, over 100 samples.
              http_req_duration: closed model, service time
              min 1.00 ms · med 50.5 ms · p(75) 75.3 ms · p(90) 90.1 ms · p(95) 95.0 ms · p(99) 99.0 ms · p(99.9) 99.9 ms · max 100 ms · avg 50.5 ms
            """);
    }

    [Fact]
    public void Headline_of_an_open_model_that_dropped()
    {
        var result = Results.Open();

        Message(() => result.Should().HaveP95Below(TimeSpan.FromMilliseconds(50))).Should().Be(
            """
            Expected result to have p(95) of http_req_response_time below 50 ms, but it was not reached: 10.9 % never started, and rank as slower than any.
              http_req_response_time: open model, response time from the intended start
              min 20.0 ms · med 20.0 ms · p(75) 20.0 ms · p(90) ∞ · p(95) ∞ · p(99) ∞ · p(99.9) ∞ · max 20.0 ms · avg 20.0 ms
              ∞ not reached: 10.9 % never started, and rank as slower than any; avg, min and max are of those that did
            """);
        Message(() => result.Should().HaveNoDroppedIterations()).Should().Be(
            "Expected result to have no dropped iterations, but 109 of 1,000 that were due never started (10.90 %): no_idle_vu 109.");
    }

    [Fact]
    public void Load_that_was_not_delivered()
    {
        var (open, cancelled) = (Results.Open(), Results.Cancelled());

        Message(() => open.Should().HaveDeliveredItsLoad()).Should().StartWith(
            $"Expected open to have delivered its load, but it has not.{Environment.NewLine}  ✗ ").And.Contain("109 of 1,000");
        Message(() => cancelled.Should().HaveDeliveredItsLoad()).Should().Be(
            "Expected cancelled to have delivered its load, but it was cancelled: The run was stopped from outside at 0:04 of 0:10. What it measured until then is no verdict.");
    }

    [Fact]
    public void A_generator_that_disturbed_the_numbers()
    {
        var (suspect, undelivered) = (Results.Suspect(), Results.Open());

        Message(() => suspect.Should().HaveAHealthyGenerator()).Should().Be(
            """
            Expected suspect to have a healthy generator, but it is suspect.
              ! Garbage collections stood the process still for 10.0 % of the time, more than 5 %.
            """);
        Message(() => undelivered.Should().HaveAHealthyGenerator()).Should().StartWith("Expected undelivered to have a healthy generator, but its load was not delivered.");
    }

    [Fact]
    public void Errors()
    {
        var result = Results.Closed();

        Message(() => result.Should().HaveNoErrors()).Should().Be(
            """
            Expected result to have no errors, but 10 of 100 requests failed (10.00 %).
              10 × http 5xx: GET /products → 500 Internal Server Error
            """);
        Message(() => result.Should().HaveErrorRateBelow(0.01, "of the budget")).Should().Be(
            """
            Expected result to have an error rate below 1.00 % because of the budget, but it was 10.00 %: 10 of 100 requests failed.
              10 × http 5xx: GET /products → 500 Internal Server Error
            """);
        result.Should().HaveErrorRateBelow(0.1001);
        Message(() => result.Should().HaveErrorRateBelow(0.1)).Should().StartWith("Expected result to have an error rate below 10.00 %, but it was 10.00 %:");
    }

    [Fact]
    public void Rates()
    {
        var result = Results.Closed();

        Message(() => result.Should().HaveRequestRateAbove(10)).Should().Be("Expected result to have a request rate above 10/s, but it was 10/s: 100 requests within the plan.");
        Message(() => result.Should().HaveIterationRateAbove(12.5)).Should().Be("Expected result to have an iteration rate above 12.5/s, but it was 10/s: 100 iterations completed.");
    }

    [Fact]
    public void Checks()
    {
        var result = Results.Closed();

        Message(() => result.Should().HaveCheckRateAbove(0.999)).Should().Be(
            """
            Expected result to have a check rate above 99.90 %, but it was 99.50 %: 1 of 201 checks failed.
              ✗ status is 200: 99.50 %, 199 of 200
            """);
        Message(() => result.Should().HaveNoFailedChecks()).Should().Be(
            """
            Expected result to have no failed checks, but 1 of 201 failed (0.50 %).
              ✗ status is 200: 99.50 %, 199 of 200
            """);
        Message(() => result.Should().HaveCheck("status is 200").WithRateAbove(0.995)).Should().Be(
            "Expected result to have a rate of \"status is 200\" above 99.50 %, but it was 99.50 %: 1 of 200 failed.");
        Message(() => result.Should().HaveCheck("status is 200").WithNoFails()).Should().Be(
            "Expected result to have no fails of \"status is 200\", but 1 of 200 failed (0.50 %).");
        Message(() => result.Should().HaveCheck("status is 201")).Should().Be(
            "Expected result to have a check \"status is 201\", but no such check was made; there are \"status is 200\", \"paid\".");
        result.Should().HaveCheck("paid").Which.Group.Should().Be("::checkout");
    }

    [Fact]
    public void Endpoints()
    {
        var result = Results.Closed();

        Message(() => result.Should().HaveEndpoint("GET /orders")).Should().Be(
            "Expected result to have an endpoint \"GET /orders\", but no such request was sent; there are \"GET /products\".");
        Message(() => result.Endpoint("GET /products").Should().HaveP95Below(TimeSpan.FromMilliseconds(50))).Should().StartWith(
            "Expected result.Endpoint(\"GET /products\") to have p(95) of http_req_duration{name:/products} below 50 ms, but it was 95.0 ms, 1.9 times the limit, over 100 samples.");
        Message(() => result.Endpoint("/products").Should().HaveNoErrors()).Should().Be(
            "Expected result.Endpoint(\"/products\") to have no errors, but 10 of 100 requests failed (10.00 %).");
        Message(() => result.Endpoint("/products").Should().HaveErrorRateBelow(0.05)).Should().Be(
            "Expected result.Endpoint(\"/products\") to have an error rate below 5.00 %, but it was 10.00 %: 10 of 100 requests failed.");
        Message(() => result.Endpoint("/products").Should().HaveRequestRateAbove(20)).Should().Be(
            "Expected result.Endpoint(\"/products\") to have a request rate above 20/s, but it was 10/s: 100 requests within the plan.");
    }

    [Fact]
    public void Scenarios()
    {
        var result = Results.Open();

        Message(() => result.Scenario("default").Should().HaveMaxBelow(TimeSpan.FromMilliseconds(10))).Should().Be(
            """
            Expected result.Scenario("default") to have the maximum of http_req_response_time below 10 ms, but it was 20.0 ms, 2 times the limit, over 891 samples.
              http_req_response_time: open model, response time from the intended start
              min 20.0 ms · med 20.0 ms · p(75) 20.0 ms · p(90) ∞ · p(95) ∞ · p(99) ∞ · p(99.9) ∞ · max 20.0 ms · avg 20.0 ms
              ∞ not reached: 10.9 % never started, and rank as slower than any; avg, min and max are of those that did
            """);
        Message(() => result.Scenario("default").Should().HaveNoDroppedIterations()).Should().Contain("109 of 1,000 that were due never started (10.90 %).");
        Message(() => result.Scenario("default").Should().HaveIterationRateAbove(100)).Should().Contain("above 100/s, but it was 89.1/s: 891 iterations completed.");
    }

    [Fact]
    public void Nothing_measured_is_never_well()
    {
        var result = Results.Empty();

        Message(() => result.Should().HaveP95Below(TimeSpan.FromSeconds(1))).Should().Be(
            "Expected result to have p(95) of iteration_duration below 1 s, but iteration_duration has no samples: nothing can be said about it.");
        Message(() => result.Should().HaveNoErrors()).Should().Be("Expected result to have no errors, but no iteration was completed: nothing can be said about it.");
        Message(() => result.Should().HaveErrorRateBelow(0.5)).Should().Be("Expected result to have an error rate below 50.00 %, but no iteration was completed: nothing can be said about it.");
        Message(() => result.Should().HaveNoDroppedIterations()).Should().Be("Expected result to have no dropped iterations, but no iteration was due.");
        Message(() => result.Should().HaveCheckRateAbove(0)).Should().Be("Expected result to have a check rate above 0.00 %, but checks has no samples: nothing can be said about it.");
        Message(() => result.Should().HaveNoFailedChecks()).Should().Be("Expected result to have no failed checks, but checks has no samples: nothing can be said about it.");
        Message(() => result.Should().HaveCheck("x")).Should().Be("Expected result to have a check \"x\", but no such check was made, nor any other.");
        Message(() => result.Should().HaveRequestRateAbove(0)).Should().Be("Expected result to have a request rate above 0/s, but http_reqs has no samples: nothing can be said about it.");
        Message(() => result.Should().HaveIterationRateAbove(0)).Should().Be("Expected result to have an iteration rate above 0/s, but no iteration was completed.");
        Message(() => result.Should().HaveDeliveredItsLoad()).Should().Be("Expected result to have delivered its load, but no iteration was completed.");
    }

    [Fact]
    public void A_scope_gathers_all_failures()
    {
        var result = Results.Closed();

        Message(() =>
        {
            using (new AssertionScope())
            {
                result.Should().HaveNoDroppedIterations().And.HaveRequestRateAbove(100).And.HaveCheck("nope").WithRateAbove(0.9);
                result.Http.Duration.Should().HaveMedianBelow(TimeSpan.FromMilliseconds(20));
            }
        }).Should().Be(
            """
            Expected result to have a request rate above 100/s, but it was 10/s: 100 requests within the plan.
            Expected result to have a check "nope", but no such check was made; there are "status is 200", "paid".
            Expected result.Http.Duration to have the median of http_req_duration below 20 ms, but it was 50.5 ms, 2.5 times the limit, over 100 samples.
              http_req_duration: service time
              min 1.00 ms · med 50.5 ms · p(75) 75.3 ms · p(90) 90.1 ms · p(95) 95.0 ms · p(99) 99.0 ms · p(99.9) 99.9 ms · max 100 ms · avg 50.5 ms

            """);
    }

    [Fact]
    public void Null_is_no_result()
    {
        LoadResult? result = null;

        Message(() => result.Should().HavePassed()).Should().Be("Expected result to have passed, but found <null>.");
        Message(() => result.Should().HaveP95Below(TimeSpan.FromSeconds(1))).Should().Be("Expected result to have p(95) below 1 s, but found <null>.");
    }

    [Fact]
    public void Limits_that_say_nothing_are_mistakes()
    {
        var result = Results.Well();

        Mistake(() => result.Should().HaveErrorRateBelow(1.5)).Should().StartWith("A share goes from 0 to 1, so that this limit always holds: one percent is 0.01.");
        Mistake(() => result.Should().HaveErrorRateBelow(0)).Should().StartWith("No share is below this limit: write one above 0, or HaveNoErrors().");
        Mistake(() => result.Should().HaveCheckRateAbove(1)).Should().StartWith("A share goes from 0 to 1, and none is above this limit: 99 percent is 0.99; for all, HaveNoFailedChecks().");
        Mistake(() => result.Should().HaveCheckRateAbove(-0.1)).Should().StartWith("A share goes from 0 to 1, so that this limit always holds.");
        Mistake(() => result.Should().HaveP95Below(TimeSpan.Zero)).Should().StartWith("No time is below this limit: write one above zero.");
        Mistake(() => result.Should().HavePercentileBelow(100.1, TimeSpan.FromSeconds(1))).Should().StartWith("Percentiles go from 0 to 100.");
        Mistake(() => result.Should().HaveRequestRateAbove(-1)).Should().Contain("non-negative");
    }

    private static string Message(Action action) => Assert.Throws<XunitException>(action).Message.ReplaceLineEndings();

    private static string Mistake(Action action) => Assert.Throws<ArgumentOutOfRangeException>(action).Message;
}
