using FluentAssertions;
using PerfTest.Core.Tests.Measuring;
using PerfTest.Judging;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Judging;

/// <summary>
/// A server that stalls for 1 s in every 10 s at 1,000/s, the case of wrk2's README: a tenth of the requests fall into a stall and wait 0 … 1 s, so the slowest hundredth begins at 0.9 s.
/// Played by the engine under the virtual clock.
/// </summary>
public sealed class StallTests
{
    private const long Period = 10 * Nanoseconds.PerSecond;
    private const long StallBegins = 9 * Nanoseconds.PerSecond;

    [Fact]
    public void With_ample_virtual_users_service_and_response_time_tell_of_the_stall()
    {
        LoadResult result = Play(vus: 2_000);

        result.Iterations.Dropped.Should().Be(0);
        result.Metrics.Trend("iteration_duration").Percentile(99).Should().BeApproximately(901, 1.5);
        result.Metrics.Trend("iteration_response_time").Percentile(99).Should().BeApproximately(901, 1.5);
        result.Passed.Should().BeFalse("p99<200ms does not hold");
    }

    [Fact]
    public void With_ten_the_drops_are_exact_and_the_percentile_is_not_reached()
    {
        LoadResult result = Play(vus: 10);

        // In each second of stall 10 start and 990 find nobody; nor does the one that is due as the stall ends, 1 ms before they are done. The tenth stall ends with the plan.
        result.Iterations.Due.Should().Be(100_000);
        result.Iterations.Dropped.Should().Be((10 * 990) + 9);
        result.Metrics.Trend("iteration_duration").Percentile(99).Should().BeLessThan(2, "those that started show 1 ms");
        result.Thresholds[0].MeasuredText.Should().Be("not reached: 9.9 % never started");
        result.Passed.Should().BeFalse("both must end in the same verdict");
    }

    private static LoadResult Play(int vus)
    {
        Scenario scenario = RecordedRun.Scenario("default", new ConstantArrivalRate(new Rate(1_000, Nanoseconds.PerSecond), TimeSpan.FromSeconds(100), vus, vus));
        var record = RecordedRun.Of(
            [scenario],
            async (_, vu) =>
            {
                long now = vu.NowFromStart % Period;
                long wait = now >= StallBegins ? Period - now : 0;
                await vu.ThinkAsync(Nanoseconds.ToTimeSpan(wait + Nanoseconds.PerMillisecond));
            },
            [Limits.Of("p99<200ms"), Limits.Of("dropped_iterations<100000")]);
        return Judge.Evaluate(record, new JudgingOptions());
    }
}
