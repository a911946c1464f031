using FluentAssertions;
using Xunit.Sdk;

namespace PerfTest.FluentAssertions.Tests;

public sealed class MetricAssertionsTests
{
    private const string Percentiles = "  min 1.00 ms · med 50.5 ms · p(75) 75.3 ms · p(90) 90.1 ms · p(95) 95.0 ms · p(99) 99.0 ms · p(99.9) 99.9 ms · max 100 ms · avg 50.5 ms";

    [Fact]
    public void Times_below_their_limits()
    {
        var result = Results.Closed();

        result.Http.Duration.Should().HaveMedianBelow(TimeSpan.FromMilliseconds(51))
            .And.HaveP90Below(TimeSpan.FromMilliseconds(91))
            .And.HaveP95Below(TimeSpan.FromMilliseconds(96))
            .And.HaveP99Below(TimeSpan.FromMilliseconds(99.1))
            .And.HaveP999Below(TimeSpan.FromMilliseconds(100))
            .And.HavePercentileBelow(99.95, TimeSpan.FromMilliseconds(101))
            .And.HaveAverageBelow(TimeSpan.FromMilliseconds(51))
            .And.HaveMaxBelow(TimeSpan.FromMilliseconds(100.1))
            .And.HaveAtLeastSamples(100);
        result.Metrics.Latency("http_req_duration", ("status", "500")).Should().HaveAtLeastSamples(10);
    }

    [Fact]
    public void Times_of_a_metric_by_name_and_tag()
    {
        var slow = Results.Closed().Metrics.Latency("http_req_duration", ("status", "500"));

        Message(() => slow.Should().HavePercentileBelow(99.9, TimeSpan.FromMilliseconds(95))).Should().Be(
            """
            Expected slow to have p(99.9) of http_req_duration{status:500} below 95 ms, but it was 100 ms, 1.1 times the limit, over 10 samples.
              http_req_duration{status:500}: service time
              min 91.0 ms · med 95.5 ms · p(75) 97.8 ms · p(90) 99.1 ms · p(95) 99.5 ms · p(99) 99.9 ms · p(99.9) 100 ms · max 100 ms · avg 95.5 ms
              p(99.9) of 10 samples is their maximum
            """);
    }

    [Fact]
    public void The_limit_itself_is_not_below_it_and_what_is_just_beyond_is_not_shown_as_equal()
    {
        var duration = Results.Closed().Http.Duration;

        Message(() => duration.Should().HaveMaxBelow(TimeSpan.FromMilliseconds(100))).Should().Be(
            $"Expected duration to have the maximum of http_req_duration below 100 ms, but it was 100 ms over 100 samples.{Environment.NewLine}  http_req_duration: service time{Environment.NewLine}{Percentiles}");
        Message(() => duration.Should().HaveMaxBelow(TimeSpan.FromTicks(999_999))).Should().StartWith(
            "Expected duration to have the maximum of http_req_duration below 99.9999 ms, but it was 100.000 ms over 100 samples.");
        Message(() => duration.Should().HaveAverageBelow(TimeSpan.FromMilliseconds(50.499))).Should().StartWith(
            "Expected duration to have the average of http_req_duration below 50.499 ms, but it was 50.500 ms over 100 samples.");
    }

    [Fact]
    public void Too_few_samples()
    {
        var duration = Results.Closed().Http.Duration;

        Message(() => duration.Should().HaveAtLeastSamples(1_000)).Should().Be(
            $"Expected duration to have at least 1,000 samples, but there were 100 samples.{Environment.NewLine}  http_req_duration: service time{Environment.NewLine}{Percentiles}");
    }

    [Fact]
    public void No_samples()
    {
        var result = Results.Well();

        Message(() => result.Http.ResponseTime.Should().HaveP95Below(TimeSpan.FromSeconds(1))).Should().Be(
            "Expected result.Http.ResponseTime to have p(95) of http_req_response_time below 1 s, but http_req_response_time has no samples: nothing can be said about it.");
        Message(() => result.Metrics.Trend("mine").Should().HaveMaxBelow(1)).Should().Be(
            "Expected result.Metrics.Trend(\"mine\") to have the maximum of mine below 1, but mine has no samples: nothing can be said about it.");
        Message(() => result.Metrics.Rate("mine").Should().HaveRateBelow(0.5)).Should().EndWith("but mine has no samples: nothing can be said about it.");
        Message(() => result.Metrics.Rate("mine").Should().HaveNoPasses()).Should().EndWith("but mine has no samples: nothing can be said about it.");
        Message(() => result.Metrics.Counter("mine").Should().HaveCount(0)).Should().EndWith("but mine has no samples: nothing can be said about it.");
        Message(() => result.Metrics.Gauge("mine").Should().HaveMaxBelow(1)).Should().EndWith("but mine has no samples: nothing can be said about it.");
    }

    [Fact]
    public void Numbers()
    {
        var basket = Results.Custom().Metrics.Trend("basket");

        basket.Should().HaveMedianBelow(5.6).And.HaveP95Below(9.6).And.HaveP99Below(10).And.HaveAverageBelow(5.6).And.HaveAverageAbove(5.4)
            .And.HaveMaxBelow(10.1).And.HaveMinAbove(0.9).And.HavePercentileAbove(10, 1.8).And.HaveAtLeastSamples(10);
        Message(() => basket.Should().HaveP95Below(5)).Should().Be(
            """
            Expected basket to have p(95) of basket below 5, but it was 9.55, 1.9 times the limit, over 10 samples.
              min 1 · med 5.50 · p(75) 7.75 · p(90) 9.10 · p(95) 9.55 · p(99) 9.91 · p(99.9) 9.99 · max 10 · avg 5.50
              p(95) of 10 samples is their maximum
            """);
        Message(() => basket.Should().HaveAverageAbove(8)).Should().StartWith("Expected basket to have the average of basket above 8, but it was 5.50 over 10 samples.");
        Message(() => basket.Should().HaveMinAbove(1)).Should().StartWith("Expected basket to have the minimum of basket above 1, but it was 1 over 10 samples.");
        Message(() => basket.Should().HavePercentileAbove(50, 6)).Should().StartWith("Expected basket to have the median of basket above 6, but it was 5.50 over 10 samples.");
        Assert.Throws<ArgumentOutOfRangeException>(() => basket.Should().HaveMaxBelow(double.NaN));
    }

    [Fact]
    public void Times_asked_for_as_numbers_are_milliseconds() =>
        Message(() => Results.Closed().Metrics.Trend("http_req_duration").Should().HaveP95Below(50)).Should().Contain("to have p(95) of http_req_duration below 50 ms, but it was 95.0 ms, 1.9 times the limit, over 100 samples.");

    [Fact]
    public void Shares()
    {
        var failed = Results.Closed().Http.Failed;

        failed.Should().HaveRateBelow(0.11).And.HaveRateAbove(0.09);
        Message(() => failed.Should().HaveRateBelow(0.1, "{0} is too much", 10)).Should().Be("Expected failed to have a rate of http_req_failed below 10.00 % because 10 is too much, but it was 10.00 %: 10 of 100 were true.");
        Message(() => failed.Should().HaveRateAbove(0.1)).Should().Be("Expected failed to have a rate of http_req_failed above 10.00 %, but it was 10.00 %: 90 of 100 were false.");
        Message(() => failed.Should().HaveNoPasses()).Should().Be("Expected failed to have no true sample of http_req_failed, but 10 of 100 were true (10.00 %).");
        Message(() => failed.Should().HaveNoFails()).Should().Be("Expected failed to have no false sample of http_req_failed, but 90 of 100 were false (90.00 %).");
    }

    [Fact]
    public void Sums()
    {
        var sent = Results.Custom().Metrics.Counter("sent");

        sent.Should().HaveCount(5_000).And.HaveCountAbove(4_999).And.HaveCountBelow(5_001).And.HaveRateAbove(499).And.HaveRateBelow(501);
        Message(() => sent.Should().HaveCount(1)).Should().Be("Expected sent to have a count of sent of 1, but it was 5,000.");
        Message(() => sent.Should().HaveCountAbove(5_000)).Should().Be("Expected sent to have a count of sent above 5,000, but it was 5,000.");
        Message(() => sent.Should().HaveCountBelow(5_000)).Should().Be("Expected sent to have a count of sent below 5,000, but it was 5,000.");
        Message(() => sent.Should().HaveRateAbove(1_000)).Should().Be("Expected sent to have a rate of sent above 1 KB/s, but it was 500 B/s: 5,000 B within the plan.");
        Message(() => sent.Should().HaveRateBelow(100)).Should().Be("Expected sent to have a rate of sent below 100 B/s, but it was 500 B/s: 5,000 B within the plan.");
    }

    [Fact]
    public void Values()
    {
        var queue = Results.Custom().Metrics.Gauge("queue");

        queue.Should().HaveValueBelow(3).And.HaveValueAbove(1).And.HaveMaxBelow(4).And.HaveMinAbove(1);
        Message(() => queue.Should().HaveValueBelow(2)).Should().Be("Expected queue to have a last value of queue below 2, but it was 2 (last 2, min 2, max 3).");
        Message(() => queue.Should().HaveValueAbove(2)).Should().Be("Expected queue to have a last value of queue above 2, but it was 2 (last 2, min 2, max 3).");
        Message(() => queue.Should().HaveMaxBelow(3)).Should().Be("Expected queue to have a maximum of queue below 3, but it was 3 (last 2, min 2, max 3).");
        Message(() => queue.Should().HaveMinAbove(2.5)).Should().Be("Expected queue to have a minimum of queue above 2.5, but it was 2 (last 2, min 2, max 3).");
    }

    [Fact]
    public void A_check_that_was_never_made() =>
        Message(() => new CheckResult("x", "", 0, 0).Should().HaveNoFails()).Should().Contain("to have no fails of \"x\", but it was never made.");

    private static string Message(Action action) => Assert.Throws<XunitException>(action).Message.ReplaceLineEndings();
}
