using PerfTest.Planning;
using PerfTest.Running;
using static PerfTest.Core.Tests.Running.Schedules.Plans;

namespace PerfTest.Core.Tests.Running.Schedules;

public class PoissonArrivalsTests
{
    [Fact]
    public void As_many_are_due_as_with_even_arrivals()
    {
        Assert.Equal(250, Poisson(Constant(PerSecond(50), Seconds(5))).Total);
        Assert.Equal(90, Poisson(Ramp(10, (1, 10), (1, 50), (1, 50))).Total);
        Assert.Equal(0, Poisson(Ramp(0, (1, 0))).Total);
    }

    [Fact]
    public void The_seed_decides_and_nothing_else()
    {
        var workload = Constant(PerSecond(1000), Seconds(5));
        Assert.Equal(AllDue(Poisson(workload, seed: 7)), AllDue(Poisson(workload, seed: 7)));
        Assert.NotEqual(AllDue(Poisson(workload, seed: 7)), AllDue(Poisson(workload, seed: 8)));
    }

    [Fact]
    public void The_draw_is_the_same_on_every_machine_and_in_every_version()
    {
        Assert.Equal([4_208_374, 15_132_141, 70_343_018], Due(Poisson(Constant(PerSecond(10), Seconds(100)), seed: 1), 3));
    }

    [Fact]
    public void Due_times_stay_within_the_plan()
    {
        var constant = Due(Poisson(Constant(PerSecond(100_000), Seconds(0.1))), 10_000);
        Assert.InRange(constant[0], 0, 200_000);
        Assert.InRange(constant[^1], At(0.1) - 200_000, At(0.1) - 1);

        var ramp = Due(Poisson(Ramp(100_000, (0.1, 100_000))), 10_000);
        Assert.InRange(ramp[0], 1, 200_000);
        Assert.InRange(ramp[^1], At(0.1) - 200_000, At(0.1));
    }

    [Fact]
    public void Gaps_are_exponential_around_the_planned_rate()
    {
        const int Count = 200_000;
        var due = Due(Poisson(Constant(PerSecond(1000), Seconds(Count / 1000))), Count);
        var gaps = due.Zip(due.Skip(1), (before, after) => (after - before) / 1e6).ToArray();

        Assert.Equal(1, gaps.Average(), 0.01);
        Assert.Equal(1, Math.Sqrt(gaps.Average(gap => (gap - 1) * (gap - 1))), 0.01);
        // P(gap > t) = e^−t
        foreach (var t in new[] { 0.1, 0.5, 1, 2, 4 })
        {
            Assert.Equal(Math.Exp(-t), gaps.Count(gap => gap > t) / (double)gaps.Length, 0.004);
        }
        // No gap knows the one before it.
        Assert.Equal(0, gaps.Zip(gaps.Skip(1), (before, after) => (before - 1) * (after - 1)).Average(), 0.02);
    }

    [Fact]
    public void Counts_per_second_vary_as_much_as_they_are_great()
    {
        var due = Due(Poisson(Constant(PerSecond(1000), Seconds(200))), 200_000);
        var counts = due.CountBy(at => at / Nanoseconds.PerSecond).Select(second => (double)second.Value).ToArray();

        Assert.Equal(200, counts.Length);
        Assert.Equal(1, counts.Average(count => (count - 1000) * (count - 1000)) / 1000, 0.3);
    }

    [Fact]
    public void The_mean_rate_follows_a_ramp()
    {
        var due = Due(Poisson(Ramp(0, (100, 2000))), 100_000);
        // A quarter of the area lies in the first half; three standard deviations of a binomial.
        Assert.Equal(25_000, due.Count(at => at <= At(50)), 3 * Math.Sqrt(100_000 * 0.25 * 0.75));
    }

    [Fact]
    public void Long_plans_are_exact_at_the_end_of_each_block()
    {
        var schedule = Poisson(Constant(PerSecond(PoissonArrivals.BlockSize), Seconds(3.5)));

        Assert.Equal(PoissonArrivals.BlockSize * 7 / 2, schedule.Total);
        for (var block = 1; block <= 3; block++)
        {
            Assert.Equal(block * PoissonArrivals.BlockSize, schedule.DueCount(At(block) - 1));
            Assert.True(schedule.DueAt((block * PoissonArrivals.BlockSize) - 1) < At(block));
            Assert.True(schedule.DueAt(block * PoissonArrivals.BlockSize) >= At(block));
        }
        var cursor = schedule.StartCursor();
        var before = 0L;
        for (var index = 0L; index < schedule.Total; index++)
        {
            var due = cursor.DueAt(index);
            Assert.True(due >= before);
            before = due;
        }
    }

    [Fact]
    public void Very_long_plans_are_drawn_without_what_comes_before()
    {
        var schedule = Poisson(Constant(PerSecond(1_000_000), TimeSpan.FromDays(365)));
        var middle = schedule.Total / 2;
        var due = schedule.DueAt(middle);
        Assert.Equal(Nanoseconds.From(TimeSpan.FromDays(365)) / 2, due, 0.3 * Nanoseconds.PerSecond);
        Assert.InRange(schedule.DueCount(due), middle + 1, middle + 10);
    }

    private static ArrivalSchedule Poisson(ArrivalRateWorkload workload, long seed = 42) =>
        ArrivalSchedule.For(workload with { Arrivals = Arrivals.Poisson }, Segment.Whole, seed);

    private static long[] Due(ArrivalSchedule schedule, int count)
    {
        var cursor = schedule.StartCursor();
        return [.. Enumerable.Range(0, count).Select(index => cursor.DueAt(index))];
    }
}
