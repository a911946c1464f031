using FluentAssertions;
using PerfTest.Planning;
using PerfTest.Running;
using static PerfTest.Core.Tests.Running.VirtualRun;

namespace PerfTest.Core.Tests.Running;

/// <summary>What the engine does beside the numbered cases, under the virtual clock.</summary>
public sealed class LoadEngineTests
{
    [Fact]
    public void An_iteration_that_ignores_its_token_is_abandoned_and_named()
    {
        var never = new TaskCompletionSource();

        VirtualRun run = Of(new ConstantVus(2, Seconds(1)), _ => never.Task, gracefulStop: Seconds(2));

        run.EndMilliseconds.Should().Be(4000, "the hard deadline is at 3 s and it is given one more second to notice");
        run.Outcome.Abandoned.Select(left => (left.Scenario, left.Exec, left.Vu, left.Iteration, left.RunningFor))
            .Should().Equal(("default", "Body", 1, 0, 4 * Nanoseconds.PerSecond), ("default", "Body", 2, 0, 4 * Nanoseconds.PerSecond));
        run.Counters.Interrupted.Should().Be(2);
        run.Counters.Completed.Should().Be(0);
        run.Observer.InterruptedIterations.Should().OnlyContain(sample => sample.End == 3 * Nanoseconds.PerSecond);
    }

    [Fact]
    public void What_an_abandoned_iteration_does_later_is_not_recorded()
    {
        var late = new TaskCompletionSource();

        VirtualRun run = Of(
            [
                Scenario("hung", new ConstantVus(1, Seconds(1)), gracefulStop: TimeSpan.Zero),
                Scenario("long", new ConstantVus(1, Seconds(10))),
            ],
            new Dictionary<string, Func<VirtualUser, Task>>
            {
                ["hung"] = _ => late.Task,
                ["long"] = async vu =>
                {
                    await vu.ThinkAsync(Seconds(5));
                    late.TrySetResult();
                },
            });

        run.Outcome.Abandoned.Should().ContainSingle().Which.Scenario.Should().Be("hung");
        run.Outcome.Scenarios[0].Completed.Should().Be(0);
        run.Outcome.Scenarios[0].Interrupted.Should().Be(1);
        run.Outcome.Scenarios[1].Completed.Should().Be(2);
    }

    [Fact]
    public void A_body_that_throws_fails_its_iteration_and_the_virtual_user_goes_on()
    {
        VirtualRun run = Of(new PerVuIterations(2, 10, Seconds(60)), async vu =>
        {
            await vu.ThinkAsync(Seconds(0.1));
            if (vu.Iteration == 3)
            {
                throw new InvalidOperationException("third");
            }
        });

        run.Counters.Completed.Should().Be(20);
        run.Counters.Failed.Should().Be(2);
        run.Observer.CompletedIterations.Where(sample => sample.Error is not null).Should().HaveCount(2)
            .And.OnlyContain(sample => sample.Error is InvalidOperationException);
    }

    [Fact]
    public void A_body_that_throws_before_its_first_await_is_a_failed_iteration_too()
    {
        VirtualRun run = Of(new SharedIterations(1, 3, Seconds(1)), _ => throw new InvalidOperationException("at once"));

        run.Counters.Completed.Should().Be(3);
        run.Counters.Failed.Should().Be(3);
    }

    [Fact]
    public void Cancellation_lets_running_iterations_finish_within_the_graceful_stop()
    {
        using var stop = new CancellationTokenSource();

        VirtualRun run = Of(
            [Scenario("default", new ConstantVus(3, Seconds(100)), gracefulStop: Seconds(5))],
            new Dictionary<string, Func<VirtualUser, Task>> { ["default"] = Takes(2000) },
            meanwhile: (engine, clock) => clock.Schedule(new ActionTimer(engine, stop.Cancel), clock.Now + (9 * Nanoseconds.PerSecond)),
            cancellationToken: stop.Token);

        run.Outcome.Cause.Should().Be(StopCause.Cancelled);
        run.EndMilliseconds.Should().Be(10_000);
        run.Counters.Interrupted.Should().Be(0);
        run.Counters.Completed.Should().Be(run.Counters.Started);
    }

    [Fact]
    public void Cancellation_cuts_off_what_is_still_running_after_the_graceful_stop()
    {
        VirtualRun run = Of(
            [Scenario("default", new ConstantVus(3, Seconds(100)), gracefulStop: Seconds(5)), Scenario("later", new ConstantVus(1, Seconds(10)), startTime: Seconds(50))],
            new Dictionary<string, Func<VirtualUser, Task>> { ["default"] = BlocksUntilCancelled, ["later"] = BlocksUntilCancelled },
            meanwhile: (engine, clock) => clock.Schedule(new ActionTimer(engine, () => engine.Stop(StopCause.Aborted, "enough")), clock.Now + (7 * Nanoseconds.PerSecond)));

        run.Outcome.Cause.Should().Be(StopCause.Aborted);
        run.Outcome.StopReason.Should().Be("enough");
        run.EndMilliseconds.Should().Be(12_000);
        run.Outcome.Scenarios[0].Interrupted.Should().Be(3);
        run.Outcome.Scenarios[1].Started.Should().Be(0, "a scenario that has not begun when the run is stopped never does");
    }

    [Fact]
    public void Abort_ends_the_run_and_says_who_and_why()
    {
        VirtualRun run = Of(new ConstantVus(2, Seconds(100)), async vu =>
        {
            await vu.ThinkAsync(Seconds(1));
            if (vu is { Id: 2, Iteration: 2 })
            {
                vu.Abort("the token has expired");
            }
        });

        run.Outcome.Cause.Should().Be(StopCause.Aborted);
        run.Outcome.StopReason.Should().Be("aborted by VU 2: the token has expired");
        run.EndMilliseconds.Should().BeInRange(3000, 4000);
    }

    [Fact]
    public void Warm_up_of_constant_vus_rises_in_its_first_half_and_runs_into_the_plan()
    {
        VirtualRun run = Of(new ConstantVus(4, Seconds(10)), Takes(300), warmup: Seconds(2));

        run.ActiveAt(-2001).Should().Be(0);
        run.ActiveAt(-1600).Should().Be(1);
        run.ActiveAt(-900).Should().Be(4);
        run.ActiveAt(100).Should().Be(4, "the warm-up is not drained");
        run.Counters.Started.Should().Be(run.Counters.Completed);
        run.Observer.CompletedIterations.Where(sample => !sample.Vu.IsWarmup && sample.Start >= 0).Should().HaveCount((int)run.Counters.Completed);
        run.Observer.Ticks[0].Now.Should().Be(Nanoseconds.PerSecond);
    }

    [Fact]
    public void Iteration_numbers_and_random_numbers_restart_when_the_warm_up_ends()
    {
        List<(long Vu, long Iteration, double Random)> With(TimeSpan warmup)
        {
            var seen = new List<(long, long, double)>();
            Of(
                new ConstantVus(3, Seconds(2)),
                async vu =>
                {
                    double random = vu.Random.NextDouble();
                    if (!vu.IsWarmup)
                    {
                        seen.Add((vu.Id, vu.Iteration, random));
                    }

                    await vu.ThinkAsync(Seconds(0.5));
                },
                warmup: warmup);
            return [.. seen.Order()];
        }

        With(Seconds(3)).Should().Equal(With(TimeSpan.Zero), "the warm-up's length is a multiple of the iteration's, so that both start at t=0");
    }

    [Fact]
    public void Warm_up_of_an_arrival_rate_is_not_counted()
    {
        VirtualRun run = Of(new ConstantArrivalRate(PerSecond(100), Seconds(2), 5, 5), Takes(10), warmup: Seconds(1));

        run.Counters.Due.Should().Be(200);
        run.Counters.Completed.Should().Be(200);
        run.Observer.CompletedIterations.Count(sample => sample.Start < 0).Should().Be(74, "half of 100 a second over the first half second, all of it over the second, and what is due at t=0 belongs to the plan");
    }

    [Fact]
    public void Virtual_users_are_added_one_at_a_time_up_to_MaxVus()
    {
        VirtualRun run = Of(new ConstantArrivalRate(PerSecond(10), Seconds(2), 1, 4), BlocksUntilCancelled, gracefulStop: TimeSpan.Zero);

        run.Counters.BroughtUpVus.Should().Be(4);
        run.Counters.Started.Should().Be(4);
        run.Counters.DroppedNoIdleVu.Should().Be(16);
        run.Outcome.Warnings.Should().ContainSingle().Which.Should().Contain("reached 4 active VUs");
    }

    [Fact]
    public void Scenarios_start_at_their_times_and_the_run_ends_with_the_last()
    {
        VirtualRun run = Of(
            [Scenario("a", new ConstantVus(1, Seconds(3))), Scenario("b", new ConstantArrivalRate(PerSecond(1), Seconds(4), 2, 2), startTime: Seconds(2))],
            new Dictionary<string, Func<VirtualUser, Task>> { ["a"] = Takes(500), ["b"] = Takes(100) });

        run.Outcome.Scenarios[0].Completed.Should().Be(6);
        run.Outcome.Scenarios[1].Completed.Should().Be(4);
        run.Observer.CompletedIterations.Where(sample => sample.Vu.Scenario == "b").Select(sample => sample.Start / Nanoseconds.PerSecond).Should().Equal(2, 3, 4, 5);
        run.Observer.CompletedIterations.Select(sample => sample.Vu.Id).Distinct().Order().Should().Equal([1, 2], "ids are unique over scenarios, and one of b's two virtual users suffices");
        run.Outcome.End.Should().Be(6 * Nanoseconds.PerSecond, "b's deadline");
    }

    [Fact]
    public void Weights_divide_the_iterations_of_one_workload()
    {
        var counts = new Dictionary<string, int>();
        Func<VirtualUser, Task> Counting(string name) => vu =>
        {
            counts[name] = counts.GetValueOrDefault(name) + 1;
            return vu.ThinkAsync(Seconds(0.01)).AsTask();
        };

        Of(
            [
                new Scenario
                {
                    Name = "shop",
                    Workload = new SharedIterations(3, 100, Seconds(60)),
                    Bodies = [new ScenarioBody("Browse", 80), new ScenarioBody("Order", 20)],
                },
            ],
            new Dictionary<string, Func<VirtualUser, Task>> { ["Browse"] = Counting("Browse"), ["Order"] = Counting("Order") });

        counts.Should().Equal(new Dictionary<string, int> { ["Browse"] = 80, ["Order"] = 20 });
    }

    [Fact]
    public void Ticks_come_each_second_and_the_last_one_says_so()
    {
        VirtualRun run = Of(new ConstantVus(1, Seconds(3.5)), Takes(100));

        run.Observer.Ticks.Select(tick => (tick.Now / Nanoseconds.PerMillisecond, tick.IsLast)).Should().Equal((1000, false), (2000, false), (3000, false), (3500, true));
        run.Observer.Ticks[^1].Scenarios[0].Completed.Should().Be(35);
    }

    [Fact]
    public void An_exception_of_the_observer_ends_the_run_with_it()
    {
        FluentActions.Invoking(() => Of(
                [Scenario("default", new ConstantVus(1, Seconds(3)))],
                new Dictionary<string, Func<VirtualUser, Task>> { ["default"] = Takes(100) },
                meanwhile: (engine, clock) => clock.Schedule(new ActionTimer(engine, () => throw new InvalidOperationException("ours")), clock.Now + 1)))
            .Should().Throw<InvalidOperationException>().WithMessage("ours");
    }

    [Fact]
    public void Paced_iterations_follow_each_other_evenly()
    {
        VirtualRun run = Of(new ConstantVus(1, Seconds(5)), async vu =>
        {
            await vu.ThinkAsync(Seconds(vu.Iteration == 1 ? 0.7 : 0.1));
            await vu.PaceAsync(Seconds(1));
        });

        run.Observer.Starts.Select(start => start / Nanoseconds.PerMillisecond).Should().Equal(0, 1000, 2000, 3000, 4000);
    }

    [Fact]
    public void Two_pauses_at_once_both_end()
    {
        VirtualRun run = Of(new PerVuIterations(1, 2, Seconds(60)), vu => Task.WhenAll(vu.ThinkAsync(Seconds(1)).AsTask(), vu.ThinkAsync(Seconds(2)).AsTask()));

        run.EndMilliseconds.Should().Be(4000);
    }

    [Fact]
    public void Groups_nest_and_tell_their_durations()
    {
        VirtualRun run = Of(new PerVuIterations(1, 1, Seconds(60)), async vu =>
        {
            using (vu.Group("checkout"))
            {
                await vu.ThinkAsync(Seconds(1));
                await vu.StepAsync("pay", () => vu.ThinkAsync(Seconds(2)).AsTask());
                vu.GroupPath.Should().Be("::checkout");
            }

            vu.GroupPath.Should().BeEmpty();
        });

        run.Counters.Failed.Should().Be(0);
        run.Observer.Groups.Should().Equal(("::checkout::pay", 2 * Nanoseconds.PerSecond), ("::checkout", 3 * Nanoseconds.PerSecond));
    }

    [Fact]
    public void The_current_virtual_user_flows_through_the_body_and_not_beyond()
    {
        VirtualRun run = Of(new PerVuIterations(3, 2, Seconds(60)), async vu =>
        {
            VirtualUser.Current.Should().BeSameAs(vu);
            await vu.ThinkAsync(Seconds(1));
            VirtualUser.Current.Should().BeSameAs(vu);
        });

        run.Counters.Failed.Should().Be(0);
        VirtualUser.Current.Should().BeNull();
    }

    [Fact]
    public void A_virtual_user_that_was_cut_off_and_comes_back_has_a_fresh_token()
    {
        var fired = new List<bool>();

        VirtualRun run = Of(new RampingVus(1, [new(Seconds(1), 1), new(TimeSpan.Zero, 0), new(Seconds(1), 0), new(TimeSpan.Zero, 1), new(Seconds(1), 1)], TimeSpan.Zero), vu =>
        {
            fired.Add(vu.CancellationToken.IsCancellationRequested);
            return vu.ThinkAsync(Seconds(0.6)).AsTask();
        });

        fired.Should().Equal(false, false, false, false);
        run.Counters.Interrupted.Should().Be(1);
        run.Counters.Completed.Should().Be(3);
    }

    private static Scenario Scenario(string name, Workload workload, TimeSpan? gracefulStop = null, TimeSpan? startTime = null) => new()
    {
        Name = name,
        Workload = workload,
        GracefulStop = gracefulStop ?? Seconds(30),
        StartTime = startTime ?? TimeSpan.Zero,
        Bodies = [new ScenarioBody(name)],
    };

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static Rate PerSecond(long count) => new(count, Nanoseconds.PerSecond);
}
