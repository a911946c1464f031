using FluentAssertions;

namespace PerfTest.Core.Tests.Adapting;

/// <summary>Runs on the real clock, through all rooms, whose warm-up is nothing like their plan: it is rehearsed, and nothing of it is seen.</summary>
public sealed class RehearsedRunTests
{
    [Fact]
    public async Task A_warm_up_in_which_everything_fails_is_rehearsed_and_forgotten()
    {
        LoadResult result = await LoadTest.RunAsync(
            "fails while it warms up",
            async vu =>
            {
                vu.Counter("orders");
                vu.Trend("size", vu.Iteration);
                vu.Rate("cached", !vu.IsWarmup);
                vu.Gauge("level", vu.IsWarmup ? -1 : 1);
                vu.Check("works", !vu.IsWarmup);
                using (vu.Group("checkout"))
                {
                    await vu.ThinkAsync(TimeSpan.FromMilliseconds(5));
                }

                if (vu.IsWarmup)
                {
                    throw new InvalidOperationException($"cold {vu.Iteration}");
                }
            },
            load => load.Vus(4).Duration("1s").Warmup("2s").Threshold("p95<10s").Threshold("checks: rate>0.9").Threshold("cached: rate==100%").Threshold("level: value>0"));

        result.Failures.Should().BeEmpty();
        result.Passed.Should().BeTrue();
        result.Iterations.Failed.Should().Be(0);
        result.Errors.Should().BeEmpty();
        result.Metrics.Rate("checks").Rate.Should().Be(1);
        result.Metrics.Counter("orders").Count.Should().Be(result.Iterations.Completed);
    }

    [Fact]
    public async Task So_is_one_at_a_rate_that_cannot_be_kept()
    {
        LoadResult result = await LoadTest.RunAsync(
            "drops while it warms up",
            async vu => await vu.ThinkAsync(TimeSpan.FromMilliseconds(vu.IsWarmup ? 300 : 1)),
            load => load.Rate("200/s").PreAllocatedVus(4).MaxVus(4).Duration("1s").Warmup("2s").Threshold("iterations: count>0"));

        result.Iterations.Completed.Should().BePositive();
        result.Iterations.Due.Should().Be(200);
    }
}
