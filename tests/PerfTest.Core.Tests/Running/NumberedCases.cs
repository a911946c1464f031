using FluentAssertions;
using PerfTest.Planning;
using PerfTest.Running;
using static PerfTest.Core.Tests.Running.VirtualRun;

namespace PerfTest.Core.Tests.Running;

/// <summary>The numbered cases of the workload semantics, played by the engine under the virtual clock.</summary>
public sealed class NumberedCases
{
    [Fact]
    public void Case_01_constant_arrival_rate_of_50_a_second_for_5_seconds()
    {
        VirtualRun run = Of(new ConstantArrivalRate(PerSecond(50), Seconds(5), 10, 20), Instant);

        run.Counters.Started.Should().Be(250);
        run.Counters.Completed.Should().Be(250);
        run.Counters.Dropped.Should().Be(0);
        long[] starts = [.. run.Observer.Starts];
        starts[0].Should().Be(0);
        starts[^1].Should().BeLessThan(5 * Nanoseconds.PerSecond);
        starts.GroupBy(start => start / Nanoseconds.PerSecond).Should().HaveCount(5).And.OnlyContain(second => second.Count() == 50);
    }

    [Fact]
    public void Case_02_blocking_iterations_use_up_the_vus_and_the_rest_is_dropped()
    {
        VirtualRun run = Of(new ConstantArrivalRate(PerSecond(10), Milliseconds(950), 5, 5), BlocksUntilCancelled, gracefulStop: TimeSpan.Zero);

        run.Counters.Started.Should().Be(5);
        run.Counters.DroppedNoIdleVu.Should().Be(5);
        run.Counters.Interrupted.Should().Be(5);
        run.Outcome.Warnings.Should().ContainSingle().Which.Should().StartWith("Insufficient VUs, reached 5 active VUs and cannot initialize more");
        run.EndMilliseconds.Should().Be(950);
    }

    [Fact]
    public void Case_03_ramping_arrival_rate_from_10_a_second()
    {
        VirtualRun run = Of(
            new RampingArrivalRate(PerSecond(10), [new(Seconds(1), PerSecond(10)), new(Seconds(1), PerSecond(50)), new(Seconds(1), PerSecond(50))], 20, 20),
            Instant);

        long[] starts = [.. run.Observer.Starts];
        starts.Count(start => start is > 0 and <= Nanoseconds.PerSecond).Should().Be(10);
        starts.Count(start => start is > Nanoseconds.PerSecond and <= 2 * Nanoseconds.PerSecond).Should().Be(30);
        starts.Count(start => start is > 2 * Nanoseconds.PerSecond and <= 3 * Nanoseconds.PerSecond).Should().Be(50);
        starts.Should().HaveCount(90);
    }

    [Fact]
    public void Case_04_ramping_arrival_rate_carries_fractions_and_starts_the_last_iteration_at_the_deadline()
    {
        VirtualRun run = Of(
            new RampingArrivalRate(Rate.Zero, [new(Seconds(5), PerSecond(1)), new(Seconds(1), PerSecond(1)), new(Seconds(5), Rate.Zero)], 10, 10),
            Instant);

        run.Observer.Starts.Select(start => Math.Round(start / 1e6, 2)).Should().Equal(3162.28, 4472.14, 5500, 6527.86, 7837.72, 11000);
        run.Counters.Completed.Should().Be(6);
    }

    [Fact]
    public void Case_05_ramping_vus_without_grace()
    {
        VirtualRun run = Of(
            new RampingVus(5, [new(Seconds(1), 5), new(TimeSpan.Zero, 3), new(Seconds(1), 3)], TimeSpan.Zero),
            Takes(300),
            gracefulStop: TimeSpan.Zero);

        run.ActiveAt(500).Should().Be(5);
        run.ActiveAt(1500).Should().Be(3);
        run.ActiveAt(2400).Should().Be(0);
        run.Counters.Started.Should().Be(29);
        run.Counters.Completed.Should().Be(24);
        run.Counters.Interrupted.Should().Be(5);
    }

    [Fact]
    public void Case_06_ramping_vus_are_held_with_grace()
    {
        VirtualRun run = Of(
            new RampingVus(
                4,
                [new(Seconds(2), 6), new(Seconds(5), 1), new(Seconds(4), 5), new(Seconds(4), 1), new(Seconds(3), 4), new(Seconds(2), 4), new(TimeSpan.Zero, 1), new(Seconds(3), 1)],
                Seconds(30)),
            BlocksUntilCancelled);

        // Iterations that never end show for how long each virtual user is held.
        int[] held = [.. new[] { 0.5, 1.5, 32.9, 33.5, 41.9, 42.5, 49.9, 50.5, 52.9, 53.5 }.Select(second => run.ActiveAt(second * 1000))];
        held.Should().Equal(4, 5, 6, 5, 5, 4, 4, 1, 1, 0);
        run.EndMilliseconds.Should().Be(53_000);
    }

    [Fact]
    public void Case_07_ramping_vus_one_finishes_in_its_grace_and_one_does_not()
    {
        VirtualRun run = Of(new RampingVus(0, [new(Milliseconds(10), 2), new(Milliseconds(40), 0)], Milliseconds(30)), Takes(65), gracefulStop: Milliseconds(50));

        run.Counters.Completed.Should().Be(1);
        run.Counters.Interrupted.Should().Be(1);
        run.EndMilliseconds.Should().Be(70);
    }

    [Fact]
    public void Case_08_per_vu_iterations_are_done_by_every_vu()
    {
        VirtualRun run = Of(new PerVuIterations(10, 100, TimeSpan.FromMinutes(10)), Takes(1));

        run.Counters.Completed.Should().Be(1000);
        run.Observer.CompletedIterations.GroupBy(sample => sample.Vu.Id).Should().HaveCount(10).And.OnlyContain(vu => vu.Count() == 100);
        run.EndMilliseconds.Should().Be(100);
    }

    [Fact]
    public void Case_08_per_vu_iterations_left_over_at_MaxDuration_are_dropped()
    {
        VirtualRun run = Of(new PerVuIterations(5, 20, Seconds(1)), BlocksUntilCancelled);

        run.Counters.Started.Should().Be(5);
        run.Counters.DroppedMaxDuration.Should().Be(95);
        run.Observer.Drops.Should().Equal((DropReason.MaxDuration, 95, Nanoseconds.PerSecond));
    }

    [Fact]
    public void Case_08_shared_iterations_left_over_at_MaxDuration_are_dropped()
    {
        VirtualRun run = Of(new SharedIterations(5, 100, Seconds(1)), BlocksUntilCancelled);

        run.Counters.Started.Should().Be(5);
        run.Counters.DroppedMaxDuration.Should().Be(95);
    }

    [Fact]
    public void Case_08_shared_iterations_are_done_exactly()
    {
        VirtualRun run = Of(new SharedIterations(5, 100, Seconds(1)), Takes(1));

        run.Counters.Completed.Should().Be(100);
        run.Counters.Dropped.Should().Be(0);
        run.EndMilliseconds.Should().Be(20);
    }

    [Fact]
    public void Case_09_constant_vus_finish_within_the_graceful_stop()
    {
        VirtualRun run = Of(new ConstantVus(10, Seconds(1)), Takes(210), gracefulStop: Milliseconds(100));

        run.Counters.Completed.Should().Be(50);
        run.Counters.Interrupted.Should().Be(0);
        run.Observer.CompletedIterations.GroupBy(sample => sample.Vu.Id).Should().HaveCount(10).And.OnlyContain(vu => vu.Count() == 5);
    }

    [Fact]
    public void Case_10_the_last_started_stops_first()
    {
        VirtualRun run = Of(new RampingVus(0, [new(Seconds(3), 10), new(Seconds(2), 0)], Seconds(30)), Takes(500));

        // Between two iterations of a virtual user the count dips for no time at all; what lasts is what counts.
        var lasting = new List<int>();
        for (int i = 0; i < run.Activity.Count; i++)
        {
            bool lasts = i + 1 == run.Activity.Count || run.Activity[i + 1].At > run.Activity[i].At;
            if (lasts && (lasting.Count == 0 || lasting[^1] != run.Activity[i].Active))
            {
                lasting.Add(run.Activity[i].Active);
            }
        }

        lasting.Skip(lasting.IndexOf(10)).Should().Equal(10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
        run.EndMilliseconds.Should().BeLessThanOrEqualTo(5500);
        run.Counters.Interrupted.Should().Be(0);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static TimeSpan Milliseconds(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static Rate PerSecond(long count) => new(count, Nanoseconds.PerSecond);
}
