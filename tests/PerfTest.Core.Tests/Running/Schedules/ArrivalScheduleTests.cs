using FsCheck.Fluent;
using PerfTest.Planning;
using PerfTest.Running;
using static PerfTest.Core.Tests.Running.Schedules.Plans;

namespace PerfTest.Core.Tests.Running.Schedules;

public class ArrivalScheduleTests
{
    [Fact]
    public void Case_1_constant_arrival_rate()
    {
        var schedule = Schedule(Constant(PerSecond(50), Seconds(5)));

        Assert.Equal(250, schedule.Total);
        Assert.Equal(Enumerable.Range(0, 250).Select(n => n * 20 * Nanoseconds.PerMillisecond), AllDue(schedule));
        Assert.Equal([50, 50, 50, 50, 50], AllDue(schedule).CountBy(due => due / Nanoseconds.PerSecond).Select(second => second.Value));
        Assert.Equal([0, 1, 1, 2, 250, 250], new long[] { -1, 0, 19_999_999, 20_000_000, 4_980_000_000, 5_000_000_000 }.Select(schedule.DueCount));
    }

    [Fact]
    public void Case_2_the_iterations_that_are_due()
    {
        Assert.Equal(Enumerable.Range(0, 10).Select(n => n * 100 * Nanoseconds.PerMillisecond), AllDue(Schedule(Constant(PerSecond(10), Seconds(0.95)))));
    }

    [Fact]
    public void Case_3_ramping_arrival_rate()
    {
        var schedule = Schedule(Ramp(10, (1, 10), (1, 50), (1, 50)));

        Assert.Equal(90, schedule.Total);
        Assert.Equal([10, 30, 50], AllDue(schedule).CountBy(due => (due - 1) / Nanoseconds.PerSecond).Select(second => second.Value));
        Assert.Equal([0, 10, 40, 90], Enumerable.Range(0, 4).Select(second => schedule.DueCount(At(second))));
    }

    [Fact]
    public void Case_4_the_last_iteration_is_due_exactly_at_the_deadline()
    {
        var due = AllDue(Schedule(Ramp(0, (5, 1), (1, 1), (5, 0))));

        Assert.Equal([3_162_277_660, 4_472_135_955, 5_500_000_000, 6_527_864_045, 7_837_722_340, 11_000_000_000], due);
    }

    [Fact]
    public void Numbers_between_two_nanoseconds_are_rounded_to_the_nearest()
    {
        Assert.Equal([0, 333_333_333, 666_666_667], AllDue(Schedule(Constant(PerSecond(3), Seconds(1)))));
        Assert.Equal([333_333_333, 666_666_667, 1_000_000_000], AllDue(Schedule(Ramp(3, (1, 3)))));
    }

    [Fact]
    public void Constant_due_times_stay_before_the_end_even_when_rounded()
    {
        // The second is due at 99.7 ns, the end is at 100 ns.
        Assert.Equal([0, 99], AllDue(Schedule(Constant(new Rate(10, 997), TimeSpan.FromTicks(1)))));
    }

    [Fact]
    public void A_year_at_ten_thousand_a_second_is_exact_to_the_nanosecond()
    {
        var year = TimeSpan.FromDays(365);
        var constant = Schedule(Constant(PerSecond(10_000), year));
        Assert.Equal(315_360_000_000, constant.Total);
        Assert.Equal(Nanoseconds.From(year) - 100_000, constant.DueAt(constant.Total - 1));

        var ramp = Schedule(Ramp(PerSecond(0), Arrivals.Uniform, [new RateStage(year, PerSecond(10_000))]));
        Assert.Equal(157_680_000_000, ramp.Total);
        Assert.Equal(Nanoseconds.From(year), ramp.DueAt(ramp.Total - 1));
        Assert.Equal(Nanoseconds.From(year) / 2, ramp.DueAt((ramp.Total / 4) - 1));
    }

    [Fact]
    public void A_stage_of_no_length_jumps()
    {
        var schedule = Schedule(Ramp(0, (0, 4), (1, 4), (0, 0), (1, 0), (0, 2), (1, 2)));

        Assert.Equal([250, 500, 750, 1000, 2500, 3000], AllDue(schedule).Select(due => due / Nanoseconds.PerMillisecond));
        Assert.Equal([0, 4, 4, 0, 0, 2, 2, 0], new long[] { -1, 0, 999_999_999, 1_000_000_000, 1_999_999_999, 2_000_000_000, 3_000_000_000, 3_000_000_001 }.Select(schedule.RateAt));
    }

    [Fact]
    public void The_fraction_carries_over_a_plateau_of_rate_zero()
    {
        // 1.5 iterations are due in the first stage; the second is due half an iteration into the third.
        Assert.Equal([333_333_333, 6_500_000_000], AllDue(Schedule(Ramp(3, (0.5, 3), (0, 0), (5.5, 0), (0, 1), (1, 1)))));
    }

    [Fact]
    public void A_rate_of_zero_has_no_iterations()
    {
        Assert.Equal(0, Schedule(Constant(Rate.Zero, Seconds(5))).Total);
        var ramp = Schedule(Ramp(0, (5, 0), (0, 100)));
        Assert.Equal(0, ramp.Total);
        Assert.Equal(0, ramp.DueCount(At(5)));
        Assert.Equal(0, ramp.RateAt(At(1)));
    }

    [Fact]
    public void An_index_outside_the_plan_is_an_error()
    {
        var schedule = Schedule(Constant(PerSecond(50), Seconds(5)));
        Assert.StartsWith("The plan has 250 iterations; their indices begin with 0.", Assert.Throws<ArgumentOutOfRangeException>(() => schedule.DueAt(250)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => schedule.DueAt(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule(Ramp(1, (1, 1))).DueAt(1));
    }

    [Fact]
    public void The_rate_follows_the_line()
    {
        var schedule = Schedule(Ramp(10, (2, 30), (2, 0)));
        Assert.Equal([10, 20, 30, 15, 0], new double[] { 0, 1, 2, 3, 4 }.Select(seconds => schedule.RateAt(At(seconds))));
    }

    [Fact]
    public void Segments_without_vus_get_no_iterations()
    {
        var workload = Constant(PerSecond(50), Seconds(5), maxVus: 2);
        var parts = Enumerable.Range(0, 3).Select(index => ArrivalSchedule.For(workload, Segment.Of(index, 3), 0)).ToArray();

        Assert.Equal([125, 125, 0], parts.Select(part => part.Total));
        Assert.Equal([0, 40, 80], Enumerable.Range(0, 3).Select(index => parts[0].DueAt(index) / Nanoseconds.PerMillisecond));
        Assert.Equal([20, 60, 100], Enumerable.Range(0, 3).Select(index => parts[1].DueAt(index) / Nanoseconds.PerMillisecond));
        Assert.Equal([1, 3, 5], Enumerable.Range(0, 3).Select(index => parts[1].GlobalIndex(index)));
        Assert.Equal([25, 25, 0], parts.Select(part => part.RateAt(0)));
    }

    [Fact]
    public void Law_no_iteration_is_lost_and_none_is_at_the_end_of_a_constant_rate()
    {
        Law(RandomConstant, workload =>
        {
            var schedule = Schedule(workload);
            var duration = Nanoseconds.From(workload.Length);
            var rate = new Fraction(workload.Rate.Count, workload.Rate.PeriodNanoseconds);
            Assert.Equal((long)(rate * new Fraction(duration, 1)).Ceiling, schedule.Total);
            for (var n = 0; n < schedule.Total; n++)
            {
                var due = schedule.DueAt(n);
                Assert.InRange(due, 0, duration - 1);
                // |due − n ÷ rate| < 1, multiplied by the rate
                Assert.True(rate * new Fraction(due + 1, 1) > new Fraction(n, 1) && rate * new Fraction(due - 1, 1) < new Fraction(n, 1));
            }
        }, 100);
    }

    [Fact]
    public void Law_an_iteration_is_due_when_the_area_reaches_it()
    {
        Law(RandomRamp, workload =>
        {
            var schedule = Schedule(workload);
            var duration = Nanoseconds.From(workload.Duration);
            Assert.Equal(AreaUntil(workload, duration).Floor, schedule.Total);
            var stride = Math.Max(1, schedule.Total / 50);
            for (var index = 0L; index < schedule.Total; index = index == schedule.Total - 1 ? schedule.Total : Math.Min(index + stride, schedule.Total - 1))
            {
                var due = schedule.DueAt(index);
                var iteration = new Fraction(index + 1, 1);
                Assert.InRange(due, 1, duration);
                Assert.True(AreaUntil(workload, due - 1) < iteration, $"{due} is more than 1 ns late");
                Assert.True(AreaUntil(workload, due + 1) >= iteration, $"{due} is more than 1 ns early");
            }
        });
    }

    [Fact]
    public void Law_the_last_iteration_of_a_whole_area_is_due_exactly_at_the_end()
    {
        var rates = Gen.Choose(0, 5_000);
        Law(from start in rates from target in rates from halves in Gen.Choose(1, 400) where start + target > 0 select (start, target, seconds: halves * 2), given =>
        {
            var schedule = Schedule(Ramp(given.start, (given.seconds, given.target)));
            Assert.Equal((given.start + given.target) * (given.seconds / 2), schedule.Total);
            Assert.Equal(At(given.seconds), schedule.DueAt(schedule.Total - 1));
        }, 2_000);
    }

    [Fact]
    public void Law_due_times_never_descend_and_are_counted_as_they_come()
    {
        Law(Gen.OneOf(RandomArrivals, RandomPoisson), workload =>
        {
            var schedule = ArrivalSchedule.For(workload, Segment.Whole, 11);
            var cursor = schedule.StartCursor();
            var before = 0L;
            for (var index = 0L; index < schedule.Total; index++)
            {
                var due = cursor.DueAt(index);
                Assert.True(due >= before);
                if (due > before)
                {
                    Assert.Equal(index, schedule.DueCount(due - 1));
                    Assert.True(schedule.DueCount(due) > index);
                }
                before = due;
            }
            Assert.Equal(schedule.Total, schedule.DueCount(before));
            Assert.Equal(schedule.Total, schedule.DueCount(long.MaxValue));
            Assert.Equal(0, schedule.DueCount(-1));
        }, 100);
    }

    [Fact]
    public void Law_segments_sum_to_the_whole_at_every_instant_and_each_iteration_has_one_owner()
    {
        var given = from workload in Gen.OneOf(RandomArrivals, RandomPoisson)
                    from vus in Gen.Choose(1, 30)
                    from division in RandomDivision
                    select (workload: (ArrivalRateWorkload)(workload switch
                    {
                        ConstantArrivalRate constant => constant with { MaxVus = vus, PreAllocatedVus = vus },
                        RampingArrivalRate ramping => ramping with { MaxVus = vus, PreAllocatedVus = vus },
                        _ => workload,
                    }), division);
        Law(given, given =>
        {
            var whole = ArrivalSchedule.For(given.workload, Segment.Whole, 5);
            var parts = given.division.Select(segment => ArrivalSchedule.For(given.workload, segment, 5)).ToArray();
            var wholeDue = new long[whole.Total];
            var cursor = whole.StartCursor();
            for (var index = 0L; index < whole.Total; index++)
            {
                wholeDue[index] = cursor.DueAt(index);
            }

            var owned = parts.SelectMany(part =>
            {
                var own = part.StartCursor();
                return Enumerable.Range(0, (int)part.Total).Select(index => (Index: part.GlobalIndex(index), Due: own.DueAt(index)));
            });
            Assert.Equal(wholeDue.Select((due, index) => ((long)index, due)), owned.OrderBy(iteration => iteration.Index));

            var end = Nanoseconds.From(given.workload.Duration);
            for (var step = -1; step <= 21; step++)
            {
                var at = end / 20 * step;
                Assert.Equal(whole.DueCount(at), parts.Sum(part => part.DueCount(at)));
            }
        }, 50);
    }

    [Fact]
    public void Law_a_cursor_says_what_the_schedule_says_wherever_it_comes_from()
    {
        var given = from workload in Gen.OneOf(RandomArrivals, RandomPoisson)
                    from asked in Gen.ListOf(Gen.Choose(0, int.MaxValue))
                    from division in RandomDivision
                    select (workload, asked, division);
        Law(given, given =>
        {
            var schedule = ArrivalSchedule.For(given.workload, given.division[0], 3);
            var cursor = schedule.StartCursor();
            foreach (var index in given.asked.Where(_ => schedule.Total > 0).Select(any => any % schedule.Total))
            {
                for (var i = index; i < Math.Min(index + 3, schedule.Total); i++)
                {
                    Assert.Equal(schedule.DueAt(i), cursor.DueAt(i));
                }
            }
        });
    }

    /// <summary>The exact area under the line of a workload, straight from its definition.</summary>
    private static Fraction AreaUntil(RampingArrivalRate workload, long at)
    {
        var area = Fraction.Zero;
        var from = new Fraction(workload.StartRate.Count, workload.StartRate.PeriodNanoseconds);
        var elapsed = 0L;
        foreach (var stage in workload.Stages)
        {
            var to = new Fraction(stage.Target.Count, stage.Target.PeriodNanoseconds);
            var length = Nanoseconds.From(stage.Duration);
            var within = Math.Clamp(at - elapsed, 0, length);
            if (within > 0)
            {
                var reached = from + ((to - from) * new Fraction(within, length));
                area += (from + reached) * new Fraction(within, 2);
            }
            elapsed += length;
            from = to;
        }
        // Beyond its end the line goes on as it ended.
        return at > elapsed ? area + (from * new Fraction(at - elapsed, 1)) : area;
    }
}
