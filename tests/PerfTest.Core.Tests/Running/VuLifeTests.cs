using FluentAssertions;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Running;

/// <summary>What goes round the iterations of each virtual user, under the virtual clock.</summary>
public sealed class VuLifeTests
{
    private readonly RecordingObserver _observer = new();
    private VuTearDownFailure? _tearDown;
    private long _clockAtStart;

    [Fact]
    public void Each_virtual_user_is_set_up_before_the_first_iteration_and_torn_down_after_the_last()
    {
        var life = new FakeLife();

        Run(life, new PerVuIterations(2, 2, Seconds(60)), vu =>
        {
            life.Events.Add($"iteration {vu.Id}");
            return vu.ThinkAsync(Seconds(1)).AsTask();
        });

        life.Events.Should().Equal("set up 1", "set up 2", "iteration 1", "iteration 2", "iteration 1", "iteration 2", "tear down 1", "tear down 2");
        _tearDown.Should().BeNull();
    }

    [Fact]
    public void Waiting_set_ups_overlap_and_are_not_part_of_the_run()
    {
        var life = new FakeLife { OnSetUp = vu => vu.ThinkAsync(Seconds(3)) };

        EngineOutcome outcome = Run(life, new PerVuIterations(100, 1, Seconds(60)), vu => vu.ThinkAsync(Seconds(1)).AsTask());

        // 32 at once: four rounds of three seconds.
        _clockAtStart.Should().Be(12 * Nanoseconds.PerSecond);
        outcome.End.Should().Be(Nanoseconds.PerSecond);
        outcome.Scenarios[0].Completed.Should().Be(100);
    }

    [Fact]
    public void In_set_up_and_tear_down_the_virtual_user_is_current_and_nothing_counts()
    {
        var seen = new List<(bool IsCurrent, bool IsWarmup, double Random)>();
        ValueTask Look(VirtualUser vu)
        {
            seen.Add((VirtualUser.Current == vu, vu.IsWarmup, vu.Random.NextDouble()));
            vu.State["token"] = "secret";
            return ValueTask.CompletedTask;
        }

        var life = new FakeLife { OnSetUp = Look, OnTearDown = Look };
        Run(life, new PerVuIterations(1, 1, Seconds(60)), vu =>
        {
            seen.Add((VirtualUser.Current == vu, vu.IsWarmup, vu.Random.NextDouble()));
            vu.State["token"].Should().Be("secret");
            return Task.CompletedTask;
        });

        seen.Select(one => (one.IsCurrent, one.IsWarmup)).Should().Equal((true, true), (true, false), (true, true));
        seen[0].Random.Should().Be(seen[1].Random, "a plan does not depend on what its set-up has drawn");
        _observer.CompletedIterations.Should().ContainSingle().Which.Error.Should().BeNull();
    }

    [Fact]
    public void A_set_up_that_throws_ends_it_before_load_and_those_that_were_set_up_are_torn_down()
    {
        var life = new FakeLife { OnSetUp = vu => vu.Id == 3 ? throw new InvalidOperationException("the database is down") : ValueTask.CompletedTask };

        VuSetUpException failure = FluentActions.Invoking(() => Run(life, new ConstantVus(10, Seconds(1)), _ => Task.CompletedTask)).Should().Throw<VuSetUpException>().Which;

        failure.Vu.Should().Be(3);
        failure.Thrown.Should().BeOfType<InvalidOperationException>().Which.Message.Should().Be("the database is down");
        life.Events.Should().Equal("set up 1", "set up 2", "set up 3", "tear down 1", "tear down 2", "tear down 3");
        _observer.Ticks.Should().BeEmpty();
    }

    [Fact]
    public void A_virtual_user_that_comes_later_is_set_up_then()
    {
        var life = new FakeLife { OnSetUp = vu => vu.Id == 1 ? ValueTask.CompletedTask : vu.ThinkAsync(Seconds(0.25)) };

        EngineOutcome outcome = Run(life, new ConstantArrivalRate(new Rate(10, Nanoseconds.PerSecond), Seconds(2), 1, 3), vu => vu.ThinkAsync(Seconds(10)).AsTask());

        // The slots at 0.1 and 0.4 s find nobody idle, and show the need; the virtual users are there a quarter of a second later.
        life.Events.Should().Equal("set up 1", "set up 2", "set up 3", "tear down 1", "tear down 2", "tear down 3");
        _observer.Starts.Select(start => start / Nanoseconds.PerMillisecond).Should().Equal(0, 400, 800);
        outcome.Scenarios[0].BroughtUpVus.Should().Be(3);
        outcome.Scenarios[0].DroppedNoIdleVu.Should().Be(17);
    }

    [Fact]
    public void A_set_up_that_throws_during_the_run_ends_the_run_with_a_sentence()
    {
        var life = new FakeLife { OnSetUp = vu => vu.Id == 2 ? throw new InvalidOperationException("no more chairs") : ValueTask.CompletedTask };

        EngineOutcome outcome = Run(life, new ConstantArrivalRate(new Rate(10, Nanoseconds.PerSecond), Seconds(20), 1, 3), vu => vu.ThinkAsync(Seconds(1)).AsTask());

        outcome.Cause.Should().Be(StopCause.Aborted);
        outcome.StopReason.Should().Be("the set-up of VU 2 failed: System.InvalidOperationException: no more chairs");
        outcome.End.Should().Be(Nanoseconds.PerSecond, "the running iteration may finish");
        life.Events.Should().Equal("set up 1", "set up 2", "tear down 1", "tear down 2");
    }

    [Fact]
    public void A_set_up_that_never_ends_delays_neither_the_run_nor_its_end()
    {
        var life = new FakeLife { OnSetUp = vu => vu.Id == 1 ? ValueTask.CompletedTask : new ValueTask(Task.Delay(Timeout.Infinite, vu.CancellationToken)) };

        EngineOutcome outcome = Run(life, new ConstantArrivalRate(new Rate(10, Nanoseconds.PerSecond), Seconds(2), 1, 3), vu => vu.ThinkAsync(Seconds(1)).AsTask());

        outcome.End.Should().Be(2 * Nanoseconds.PerSecond);
        outcome.Scenarios[0].Completed.Should().Be(2);
        life.Events.Should().Equal("set up 1", "set up 2", "tear down 1");
    }

    [Fact]
    public void A_stop_during_the_set_up_ends_the_run_before_it_begins()
    {
        var life = new FakeLife { OnSetUp = vu => vu.ThinkAsync(Seconds(3)) };
        int iterations = 0;

        EngineOutcome outcome = Run(
            life,
            new ConstantVus(100, Seconds(10)),
            _ =>
            {
                iterations++;
                return Task.CompletedTask;
            },
            (engine, clock) => clock.Schedule(new ActionTimer(engine, () => engine.Stop(StopCause.Cancelled, "enough")), clock.Now + (4 * Nanoseconds.PerSecond)));

        iterations.Should().Be(0);
        outcome.Cause.Should().Be(StopCause.Cancelled);
        outcome.Scenarios[0].Started.Should().Be(0);
        outcome.End.Should().Be(0);
        _clockAtStart.Should().Be(4 * Nanoseconds.PerSecond, "those that were waiting are not waited for");
        life.Events.Count(one => one.StartsWith("set up", StringComparison.Ordinal)).Should().Be(64);
        life.Events.Count(one => one.StartsWith("tear down", StringComparison.Ordinal)).Should().Be(64, "their pause ended with an exception; what was begun is ended");
    }

    [Fact]
    public void A_stop_does_not_wait_for_set_ups_that_never_end()
    {
        var life = new FakeLife { OnSetUp = _ => new ValueTask(new TaskCompletionSource().Task) };

        EngineOutcome outcome = Run(
            life,
            new ConstantVus(100, Seconds(10)),
            _ => Task.CompletedTask,
            (engine, clock) => clock.Schedule(new ActionTimer(engine, () => engine.Stop(StopCause.Cancelled, "enough")), clock.Now + Nanoseconds.PerSecond));

        outcome.Cause.Should().Be(StopCause.Cancelled);
        outcome.Scenarios[0].Started.Should().Be(0);
        _clockAtStart.Should().Be(Nanoseconds.PerSecond);
        life.Events.Should().HaveCount(32).And.OnlyContain(one => one.StartsWith("set up", StringComparison.Ordinal), "what never ended is left behind, and nobody else is begun");
    }

    [Fact]
    public void All_are_torn_down_whatever_some_throw()
    {
        var life = new FakeLife { OnTearDown = vu => vu.Id > 1 ? throw new InvalidOperationException($"{vu.Id} is stuck") : ValueTask.CompletedTask };

        Run(life, new PerVuIterations(4, 1, Seconds(60)), _ => Task.CompletedTask);

        life.Events[4..].Should().Equal("tear down 1", "tear down 2", "tear down 3", "tear down 4");
        _tearDown.Should().Match<VuTearDownFailure>(failure => failure.Vu == 2 && failure.Thrown.Message == "2 is stuck" && failure.Count == 3);
    }

    [Fact]
    public void Ten_thousand_are_set_up_and_torn_down()
    {
        var life = new FakeLife();

        EngineOutcome outcome = Run(life, new PerVuIterations(10_000, 1, Seconds(60)), _ => Task.CompletedTask);

        outcome.Scenarios[0].Completed.Should().Be(10_000);
        life.Events.Should().HaveCount(20_000);
    }

    private EngineOutcome Run(FakeLife life, Workload workload, Func<VirtualUser, Task> body, Action<LoadEngine, VirtualClock>? meanwhile = null)
    {
        var clock = new VirtualClock();
        long begin = clock.Now;
        var plan = new LoadPlan { Name = "test", Scenarios = [new Scenario { Name = "default", Workload = workload, Bodies = [new ScenarioBody("Body")] }], Thresholds = [], Seed = 42 };
        var bodies = new Dictionary<string, LoadBody> { ["Body"] = new("Body", vu => new ValueTask(body(vu)), IsBlocking: false) };
        return clock.Run(async () =>
        {
            var engine = new LoadEngine(plan, bodies, clock, _observer, TimeProvider.System) { Life = life };
            meanwhile?.Invoke(engine, clock);
            try
            {
                await engine.SetUpAsync();
                _clockAtStart = clock.Now - begin;
                return await engine.RunAsync();
            }
            finally
            {
                _tearDown = await engine.TearDownAsync();
            }
        });
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
