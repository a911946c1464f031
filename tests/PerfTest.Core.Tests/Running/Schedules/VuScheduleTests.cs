using System.Globalization;
using FsCheck.Fluent;
using PerfTest.Planning;
using PerfTest.Running;
using static PerfTest.Core.Tests.Running.Schedules.Plans;

namespace PerfTest.Core.Tests.Running.Schedules;

public class VuScheduleTests
{
    [Fact]
    public void Case_5_ramping_vus_with_a_jump()
    {
        var workload = Vus(5, 0, (1, 5), (0, 3), (1, 3));

        Assert.Equal("0=5 1=3", Written(VuSchedule.Planned(workload, Segment.Whole)));
        Assert.Equal("0=5 1=3 2=0", Written(VuSchedule.Held(workload, Segment.Whole, TimeSpan.Zero)));
        var held = VuSchedule.Held(workload, Segment.Whole, TimeSpan.Zero);
        Assert.Equal([5, 3, 0], new[] { 0.5, 1.5, 2.4 }.Select(seconds => VuSchedule.At(held, At(seconds))));
    }

    [Fact]
    public void Case_6_the_planned_line()
    {
        Assert.Equal(
            "0=4 1=5 2=6 3=5 4=4 5=3 6=2 7=1 8=2 9=3 10=4 11=5 12=4 13=3 14=2 15=1 16=2 17=3 18=4 20=1",
            Written(VuSchedule.Planned(Case6, Segment.Whole)));
    }

    [Fact]
    public void Case_6_what_is_held_with_grace()
    {
        Assert.Equal("0=4 1=5 2=6 33=5 42=4 50=1 53=0", Written(VuSchedule.Held(Case6, Segment.Whole, Seconds(30))));
    }

    [Fact]
    public void Case_7_grace_of_ramp_down_and_of_stop()
    {
        var workload = Vus(0, 0.03, (0.01, 2), (0.04, 0));

        Assert.Equal("0=0 0.005=1 0.01=2 0.03=1 0.05=0", Written(VuSchedule.Planned(workload, Segment.Whole)));
        Assert.Equal("0=0 0.005=1 0.01=2 0.06=1 0.08=0", Written(VuSchedule.Held(workload, Segment.Whole, Seconds(0.05))));
    }

    [Fact]
    public void Case_10_down_from_the_peak_one_by_one()
    {
        var planned = VuSchedule.Planned(Vus(0, 30, (3, 10), (2, 0)), Segment.Whole);

        Assert.Equal("0=0 0.3=1 0.6=2 0.9=3 1.2=4 1.5=5 1.8=6 2.1=7 2.4=8 2.7=9 3=10 3.2=9 3.4=8 3.6=7 3.8=6 4=5 4.2=4 4.4=3 4.6=2 4.8=1 5=0", Written(planned));
    }

    [Fact]
    public void Ramp_down_grace_ends_with_the_hard_deadline()
    {
        Assert.Equal("0=3 2.5=0", Written(VuSchedule.Held(Vus(3, 30, (1, 0), (1, 1)), Segment.Whole, Seconds(0.5))));
    }

    [Fact]
    public void Without_ramp_down_grace_vus_are_held_as_planned_and_after_the_deadline_for_the_graceful_stop()
    {
        Assert.Equal("0=3 1=2 2=1 5=0", Written(VuSchedule.Held(Vus(3, 0, (2, 1)), Segment.Whole, Seconds(3))));
    }

    [Fact]
    public void Times_between_two_nanoseconds_are_rounded_up()
    {
        Assert.Equal([new VuStep(0, 0), new VuStep(333_333_334, 1), new VuStep(666_666_667, 2), new VuStep(1_000_000_000, 3)],
            VuSchedule.Planned(Vus(0, 0, (1, 3)), Segment.Whole));
    }

    [Fact]
    public void Of_several_jumps_at_one_time_the_last_counts()
    {
        Assert.Equal("0=2 1=7", Written(VuSchedule.Planned(Vus(5, 0, (0, 9), (0, 2), (1, 2), (0, 0), (0, 7)), Segment.Whole)));
        Assert.Equal("0=4", Written(VuSchedule.Planned(Vus(4, 0, (1, 4), (0, 9), (0, 4), (1, 4)), Segment.Whole)));
    }

    [Fact]
    public void Other_closed_models_have_one_step()
    {
        Workload[] workloads = [new ConstantVus(50, Seconds(5)), new PerVuIterations(50, 3, Seconds(5)), new SharedIterations(50, 300, Seconds(5))];
        Assert.All(workloads, workload =>
        {
            Assert.Equal("0=50", Written(VuSchedule.Planned(workload, Segment.Whole)));
            Assert.Equal("0=16", Written(VuSchedule.Planned(workload, Segment.Of(2, 3))));
            Assert.Equal("0=17 6=0", Written(VuSchedule.Held(workload, Segment.Of(1, 3), Seconds(1))));
        });
    }

    [Fact]
    public void An_open_model_has_no_schedule_of_vus()
    {
        var error = Assert.Throws<ArgumentException>(() => VuSchedule.Planned(Constant(PerSecond(1), Seconds(1)), Segment.Whole));
        Assert.StartsWith("The executor constant-arrival-rate has no schedule of VUs: its iterations are due at times, not its VUs.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void At_a_time_the_last_step_counts()
    {
        VuStep[] steps = [new(10, 4), new(20, 2)];
        Assert.Equal([0, 0, 4, 4, 2, 2], new long[] { -1, 9, 10, 19, 20, long.MaxValue }.Select(at => VuSchedule.At(steps, at)));
        Assert.Equal(0, VuSchedule.At([], 5));
    }

    [Fact]
    public void Law_the_plan_is_the_line_rounded_down_on_the_way_up_and_up_on_the_way_down()
    {
        Law(RandomRampingVus, ramp =>
        {
            var planned = VuSchedule.Planned(ramp, Segment.Whole);
            foreach (var at in Interesting(ramp))
            {
                Assert.Equal(LineAt(ramp, at), VuSchedule.At(planned, at));
            }
        });
    }

    [Fact]
    public void Law_steps_ascend_in_time_and_change_something_one_by_one_except_at_jumps()
    {
        Law(RandomRampingVus, ramp =>
        {
            var planned = VuSchedule.Planned(ramp, Segment.Whole);
            var jumps = Jumps(ramp).ToHashSet();
            Assert.Equal(0, planned[0].At);
            foreach (var (before, after) in planned.Zip(planned.Skip(1)))
            {
                Assert.True(after.At > before.At);
                if (jumps.Contains(after.At))
                {
                    Assert.NotEqual(before.Vus, after.Vus);
                }
                else
                {
                    Assert.Equal(1, Math.Abs(after.Vus - before.Vus));
                }
            }
        });
    }

    [Fact]
    public void Law_held_is_the_most_planned_within_the_grace_until_the_hard_deadline()
    {
        Law(from ramp in RandomRampingVus from stop in Gen.Choose(0, 4000) select (ramp, stop), given =>
        {
            var planned = VuSchedule.Planned(given.ramp, Segment.Whole);
            var held = VuSchedule.Held(given.ramp, Segment.Whole, TimeSpan.FromMilliseconds(given.stop));
            var grace = Nanoseconds.From(given.ramp.GracefulRampDown);
            var end = Nanoseconds.From(given.ramp.Duration) + (given.stop * Nanoseconds.PerMillisecond);
            var times = Interesting(given.ramp).Concat(Interesting(given.ramp).Select(at => at + grace)).Concat([end - 1, end, end + 1]).Where(at => at >= 0);
            foreach (var at in times)
            {
                var most = planned.Where(step => step.At <= at && step.At >= at - grace).Select(step => step.Vus).Append(VuSchedule.At(planned, Math.Max(0, at - grace))).Max();
                Assert.Equal(at >= end ? 0 : most, VuSchedule.At(held, at));
            }
            Assert.Equal(0, held[^1].Vus);
        });
    }

    [Fact]
    public void Law_segments_sum_to_the_whole_at_every_instant()
    {
        Law(from ramp in RandomRampingVus from division in RandomDivision select (ramp, division), given =>
        {
            var whole = VuSchedule.Planned(given.ramp, Segment.Whole);
            var parts = given.division.Select(part => (Segment: part, Steps: VuSchedule.Planned(given.ramp, part))).ToArray();
            foreach (var at in Interesting(given.ramp).Where(at => at >= 0))
            {
                var all = VuSchedule.At(whole, at);
                Assert.Equal(all, parts.Sum(part => VuSchedule.At(part.Steps, at)));
                Assert.All(parts, part => Assert.Equal(part.Segment.Share(all), VuSchedule.At(part.Steps, at)));
            }
        }, 60);
    }

    private static RampingVus Case6 => Vus(4, 30, (2, 6), (5, 1), (4, 5), (4, 1), (3, 4), (2, 4), (0, 1), (3, 1));

    private static string Written(IEnumerable<VuStep> steps) =>
        string.Join(' ', steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.At / 1e9:0.#########}={step.Vus}")));

    private static IEnumerable<long> Jumps(RampingVus ramp)
    {
        var elapsed = 0L;
        foreach (var stage in ramp.Stages)
        {
            elapsed += Nanoseconds.From(stage.Duration);
            if (stage.Duration == TimeSpan.Zero)
            {
                yield return elapsed;
            }
        }
    }

    /// <summary>Every step's time with its neighbours, and times between.</summary>
    private static IEnumerable<long> Interesting(RampingVus ramp)
    {
        var steps = VuSchedule.Planned(ramp, Segment.Whole);
        var end = Nanoseconds.From(ramp.Duration);
        return steps.SelectMany(step => new[] { step.At - 1, step.At, step.At + 1 })
            .Concat(Enumerable.Range(0, 50).Select(part => end / 50 * part))
            .Append(end)
            .Where(at => at >= 0 && at <= end);
    }

    /// <summary>An independent reading of the rule, by exact integers: floor of the line going up, ceiling going down.</summary>
    private static int LineAt(RampingVus ramp, long at)
    {
        var from = ramp.StartVus;
        var elapsed = 0L;
        foreach (var stage in ramp.Stages)
        {
            var length = Nanoseconds.From(stage.Duration);
            if (at < elapsed + length)
            {
                var along = (Int128)(at - elapsed) * Math.Abs(stage.Target - from) / length;
                return from + (Math.Sign(stage.Target - from) * (int)along);
            }
            elapsed += length;
            from = stage.Target;
        }
        return from;
    }
}
