using System.Collections.Immutable;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>Carries a plan out: starts and stops virtual users on time, tells the observer what happened, and ends in bounded time whatever the bodies do.</summary>
internal sealed class LoadEngine
{
    private readonly IReadOnlyDictionary<string, LoadBody> _bodies;
    private readonly TaskCompletionSource<EngineOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly List<string> _warnings = [];
    private readonly ActionTimer _tickTimer;
    private readonly TimeProvider _calendar;
    private ImmutableArray<ScenarioRun> _runs = [];
    private StopCause _cause = StopCause.PlanDone;
    private string? _stopReason;
    private DateTimeOffset _startedAt;
    private long _tick;
    private int _nextBorder;
    private bool _started;
    private int _running;

    /// <param name="plan">What shall be done.</param>
    /// <param name="bodies">The methods that the plan's scenarios name.</param>
    /// <param name="clock">Through which everything waits.</param>
    /// <param name="observer">Who is told.</param>
    /// <param name="calendar">For the date of the start only.</param>
    public LoadEngine(LoadPlan plan, IReadOnlyDictionary<string, LoadBody> bodies, ILoadClock clock, IRunObserver observer, TimeProvider calendar)
    {
        Plan = plan;
        Feeders = new RunFeeders(plan.Seed, plan.Segment);
        Clock = clock;
        Observer = observer;
        _bodies = bodies;
        _calendar = calendar;
        _tickTimer = new ActionTimer(this, OnTick);
        Surrounding = ExecutionContext.Capture()
            ?? throw new InvalidOperationException("The flow of the execution context is suppressed; a load test needs it.");
        Watchdog = clock.StartThread("PerfTest watchdog");
        Cutter = clock.StartThread("PerfTest cutter");
    }

    public LoadPlan Plan { get; }

    public ILoadClock Clock { get; }

    public IRunObserver Observer { get; }

    /// <summary>Where feeders stand in this run.</summary>
    public RunFeeders Feeders { get; }

    /// <summary>Makes the sandbox of a virtual user; null where the framework keeps nothing per test. May be called from any thread.</summary>
    public Func<IBodySandbox>? NewSandbox { get; init; }

    /// <summary>From tick to tick, in nanoseconds. Default one second.</summary>
    public long TickPeriod { get; init; } = Nanoseconds.PerSecond;

    /// <summary>Times for ticks of their own, ascending, in nanoseconds from t=0: where a stage ends, somebody wants to look.</summary>
    public ImmutableArray<long> Borders { get; init; } = [];

    /// <summary>t=0 of the plan on the clock's scale.</summary>
    public long Origin { get; private set; }

    /// <summary>The context in which the run was asked for; every virtual user's context descends from it.</summary>
    internal ExecutionContext Surrounding { get; }

    /// <summary>Fires tokens and brings virtual users up: what it runs may be the user's code and may block, so it is nobody else's thread.</summary>
    internal IDedicatedThread Cutter { get; }

    /// <summary>Ticks, stops and the end: never delayed by a starved pool.</summary>
    private IDedicatedThread Watchdog { get; }

    /// <summary>Runs the plan. May be called once.</summary>
    /// <param name="cancellationToken">Stops the run: running iterations have their graceful stop, what was measured is kept.</param>
    public async Task<EngineOutcome> RunAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _started, true))
        {
            throw new InvalidOperationException("An engine runs its plan once.");
        }

        BringUp();
        long warmup = Plan.Scenarios.Max(scenario => Nanoseconds.From(scenario.Warmup));
        Origin = Clock.Now + warmup;
        _startedAt = _calendar.GetUtcNow() + Nanoseconds.ToTimeSpan(warmup);
        foreach (ScenarioRun run in _runs)
        {
            run.Arm();
        }

        ScheduleTick();
        using (cancellationToken.UnsafeRegister(static state => ((LoadEngine)state!).Stop(StopCause.Cancelled, "cancelled"), this))
        {
            return await _outcome.Task;
        }
    }

    /// <summary>Stops the run: no iteration starts any more, running ones have their graceful stop. Returns at once. The first cause counts.</summary>
    /// <param name="cause">Why.</param>
    /// <param name="reason">A sentence for the report.</param>
    public void Stop(StopCause cause, string reason)
    {
        lock (_lock)
        {
            if (_cause != StopCause.PlanDone)
            {
                return;
            }

            _cause = cause;
            _stopReason = Redaction.Clean(reason);
        }

        Watchdog.Post(new EngineWork(this, () =>
        {
            foreach (ScenarioRun run in _runs)
            {
                run.Stop();
            }
        }));
    }

    /// <summary>What has been done so far. Any thread.</summary>
    public IReadOnlyList<ScenarioCounters> Count() => [.. _runs.Select(run => run.Count())];

    internal void Warn(string sentence)
    {
        lock (_lock)
        {
            _warnings.Add(sentence);
        }
    }

    /// <summary>Something of ours threw: the run ends with that exception, which is a defect and is not to be mistaken for the target's.</summary>
    internal void Fault(Exception exception)
    {
        foreach (ScenarioRun run in _runs)
        {
            run.Stop();
        }

        _outcome.TrySetException(exception);
    }

    private void BringUp()
    {
        long firstVuId = 1;
        var runs = ImmutableArray.CreateBuilder<ScenarioRun>(Plan.Scenarios.Length);
        foreach (Scenario scenario in Plan.Scenarios)
        {
            List<LoadBody> bodies = [.. scenario.Bodies.Select(body => _bodies[body.Exec])];
            runs.Add(scenario.Workload.IsArrivalRate
                ? new ArrivalRun(this, scenario, bodies, firstVuId)
                : new LoopingRun(this, scenario, bodies, firstVuId));
            firstVuId += scenario.Workload.PeakVus;
        }

        _runs = runs.MoveToImmutable();
        _running = _runs.Length;
        foreach (ScenarioRun run in _runs)
        {
            run.BringUp();
        }
    }

    private void OnTick()
    {
        if (_nextBorder < Borders.Length && Borders[_nextBorder] <= _tick + TickPeriod)
        {
            if (Borders[_nextBorder++] == _tick + TickPeriod)
            {
                _tick += TickPeriod;
            }
        }
        else
        {
            _tick += TickPeriod;
        }

        ScheduleTick();
        Watchdog.Post(new EngineWork(this, () => Observer.Tick(new EngineTick(Clock.Now - Origin, Count(), IsLast: false))));
    }

    private void ScheduleTick()
    {
        long next = _tick + TickPeriod;
        Clock.Schedule(_tickTimer, Origin + (_nextBorder < Borders.Length ? Math.Min(next, Borders[_nextBorder]) : next));
    }

    /// <summary>Called by each scenario once, from any thread.</summary>
    internal void OnScenarioCompleted()
    {
        if (Interlocked.Decrement(ref _running) == 0)
        {
            Watchdog.Post(new EngineWork(this, Finish));
        }
    }

    private void Finish()
    {
        Clock.Cancel(_tickTimer);
        long end = Clock.Now - Origin;
        IReadOnlyList<ScenarioCounters> counters = Count();
        Observer.Tick(new EngineTick(end, counters, IsLast: true));
        foreach (ScenarioRun run in _runs)
        {
            run.EndThreads();
        }

        Watchdog.Dispose();
        Cutter.Dispose();
        _outcome.TrySetResult(new EngineOutcome
        {
            StartedAt = _startedAt,
            End = end,
            Cause = _cause,
            StopReason = _stopReason,
            Scenarios = [.. counters],
            Abandoned = [.. _runs.SelectMany(run => run.Abandoned)],
            Warnings = [.. _warnings],
        });
    }
}
