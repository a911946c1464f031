using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using FluentAssertions;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Running;

/// <summary>The engine on the clock of real life: counts, order and threads; no times, which this machine cannot promise.</summary>
public sealed class RealClockTests
{
    [Fact]
    public async Task Every_planned_iteration_is_accounted_for()
    {
        EngineOutcome outcome = await RunAsync(new ConstantArrivalRate(new Rate(2000, Nanoseconds.PerSecond), TimeSpan.FromSeconds(1), 50, 50), async _ => await Task.Yield());

        ScenarioCounters counters = outcome.Scenarios[0];
        counters.Due.Should().Be(2000);
        (counters.Started + counters.Dropped).Should().Be(2000);
        counters.Completed.Should().Be(counters.Started);
        outcome.Cause.Should().Be(StopCause.PlanDone);
    }

    [Fact]
    public async Task Shared_iterations_are_done_once_each_by_many_threads()
    {
        long done = 0;

        EngineOutcome outcome = await RunAsync(new SharedIterations(16, 20_000, TimeSpan.FromMinutes(1)), async vu =>
        {
            Interlocked.Increment(ref done);
            if (vu.Iteration % 3 == 0)
            {
                await Task.Yield();
            }
        });

        done.Should().Be(20_000);
        outcome.Scenarios[0].Completed.Should().Be(20_000);
    }

    [Fact]
    public async Task Bodies_that_complete_synchronously_share_the_pool_fairly()
    {
        var iterations = new ConcurrentDictionary<long, long>();

        await RunAsync(new ConstantVus(8, TimeSpan.FromMilliseconds(500)), vu =>
        {
            iterations.AddOrUpdate(vu.Id, 1, (_, count) => count + 1);
            return ValueTask.CompletedTask;
        });

        iterations.Should().HaveCount(8, "nobody keeps a thread to itself");
    }

    [Fact]
    public async Task Blocking_bodies_have_a_thread_per_virtual_user()
    {
        var threads = new ConcurrentDictionary<(long Vu, int Thread), bool>();
        using var together = new Barrier(20);

        EngineOutcome outcome = await RunAsync(
            new PerVuIterations(20, 5, TimeSpan.FromMinutes(1)),
            vu =>
            {
                threads[(vu.Id, Environment.CurrentManagedThreadId)] = Thread.CurrentThread.IsThreadPoolThread;
                together.SignalAndWait();
                return ValueTask.CompletedTask;
            },
            isBlocking: true);

        outcome.Scenarios[0].Completed.Should().Be(100);
        threads.Keys.Should().HaveCount(20, "each virtual user has one thread for all its iterations");
        threads.Values.Should().NotContain(true);
    }

    [Fact]
    public async Task A_blocking_body_that_never_returns_does_not_hold_the_run()
    {
        using var never = new ManualResetEventSlim();

        EngineOutcome outcome = await RunAsync(
            new ConstantVus(2, TimeSpan.FromMilliseconds(100)),
            _ =>
            {
                never.Wait();
                return ValueTask.CompletedTask;
            },
            isBlocking: true,
            gracefulStop: TimeSpan.FromMilliseconds(100));

        outcome.Abandoned.Should().HaveCount(2);
        outcome.Scenarios[0].Interrupted.Should().Be(2);
        never.Set();
    }

    [Fact]
    [SuppressMessage("Usage", "xUnit1031", Justification = "Waiting without the pool, which is blocked, is the point.")]
    public async Task The_end_does_not_wait_for_a_starved_pool()
    {
        // More blocked bodies than the pool has threads: the deadline, the cut-off and the last tick must still come.
        using var never = new ManualResetEventSlim();
        var observer = new SilentObserver();

        Task<EngineOutcome> run = RunAsync(
            new ConstantVus(100, TimeSpan.FromMilliseconds(200)),
            _ =>
            {
                never.Wait();
                return ValueTask.CompletedTask;
            },
            gracefulStop: TimeSpan.FromMilliseconds(100),
            observer: observer);
        observer.LastTick.Wait(TimeSpan.FromSeconds(30)).Should().BeTrue("it needs no thread of the pool");
        never.Set();
        EngineOutcome outcome = await run;

        outcome.Abandoned.Should().NotBeEmpty();
        outcome.Scenarios[0].Interrupted.Should().Be(outcome.Abandoned.Length);
    }

    [Fact]
    public async Task Ten_thousand_thinking_virtual_users_need_no_thread_each()
    {
        int before = ThreadPool.ThreadCount;

        EngineOutcome outcome = await RunAsync(new ConstantVus(10_000, TimeSpan.FromSeconds(2)), vu => vu.ThinkAsync(TimeSpan.FromMilliseconds(500)));

        ScenarioCounters counters = outcome.Scenarios[0];
        counters.Started.Should().BeGreaterThanOrEqualTo(10_000);
        counters.Completed.Should().Be(counters.Started);
        ThreadPool.ThreadCount.Should().BeLessThan(before + 50);
    }

    private static async Task<EngineOutcome> RunAsync(
        Workload workload,
        Func<VirtualUser, ValueTask> body,
        bool isBlocking = false,
        TimeSpan? gracefulStop = null,
        IRunObserver? observer = null)
    {
        var plan = new LoadPlan
        {
            Name = "real",
            Scenarios = [new Scenario { Name = "default", Workload = workload, GracefulStop = gracefulStop ?? TimeSpan.FromSeconds(30), Bodies = [new ScenarioBody("Body")] }],
            Thresholds = [],
        };
        using var clock = new PacerClock();
        var bodies = new Dictionary<string, LoadBody> { ["Body"] = new("Body", body, isBlocking) };
        return await Task.Run(() => new LoadEngine(plan, bodies, clock, observer ?? new SilentObserver(), TimeProvider.System).RunAsync());
    }
}
