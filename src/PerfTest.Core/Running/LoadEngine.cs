using System.Collections.Immutable;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>Carries a plan out: starts and stops virtual users on time, tells the observer what happened, and ends in bounded time whatever the bodies do.</summary>
internal sealed class LoadEngine : IRunControl
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
    private VuLives? _lives;
    private IDedicatedThread? _grower;
    private bool _isSetUp;
    private bool _armed;
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

    /// <summary>What goes round the iterations of each virtual user; null: nothing.</summary>
    public IVuLife? Life { get; init; }

    /// <summary>From tick to tick, in nanoseconds. Default one second.</summary>
    public long TickPeriod { get; init; } = Nanoseconds.PerSecond;

    /// <summary>Times for ticks of their own, ascending, in nanoseconds from t=0: where a stage ends, somebody wants to look.</summary>
    public ImmutableArray<long> Borders { get; init; } = [];

    /// <summary>t=0 of the plan on the clock's scale.</summary>
    public long Origin { get; private set; }

    /// <summary>The context in which the run was asked for; every virtual user's context descends from it.</summary>
    internal ExecutionContext Surrounding { get; }

    /// <summary>Fires tokens: what it runs may be the user's code and may block, so it is nobody else's thread.</summary>
    internal IDedicatedThread Cutter { get; }

    /// <summary>Brings virtual users up during the run. A thread of its own where the user's set-up runs on it, which must not delay what is cut off.</summary>
    internal IDedicatedThread Grower => _grower ?? Cutter;

    /// <summary>Ticks, stops and the end: never delayed by a starved pool.</summary>
    private IDedicatedThread Watchdog { get; }

    /// <summary>
    /// Brings up the virtual users that stand ready before load, and runs their set-up. Stopped meanwhile, it returns at once; the run then ends before it begins.
    /// </summary>
    /// <exception cref="VuSetUpException">A set-up has thrown; nothing may be run. What was set up is to be torn down.</exception>
    public async Task SetUpAsync()
    {
        _isSetUp = true;
        BringUp();
        if (Life is null)
        {
            return;
        }

        var lives = new VuLives(Life, Clock);
        lock (_lock)
        {
            _lives = lives;
            if (_cause != StopCause.PlanDone)
            {
                return;
            }
        }

        _grower = Clock.StartThread("PerfTest set-up");
        try
        {
            await lives.SetUpAllAsync(_runs.SelectMany(run => run.AllVus()));
        }
        catch (VuSetUpException)
        {
            EndThreads();
            throw;
        }
    }

    /// <summary>Runs the tear-down of the virtual users that were set up. After the run.</summary>
    /// <returns>What was wrong, or null.</returns>
    public Task<VuTearDownFailure?> TearDownAsync() => _lives?.TearDownAllAsync() ?? Task.FromResult<VuTearDownFailure?>(null);

    /// <summary>Runs the plan now, behind <see cref="SetUpAsync"/> if that was not called. May be called once.</summary>
    /// <param name="cancellationToken">Stops the run: running iterations have their graceful stop, what was measured is kept.</param>
    public Task<EngineOutcome> RunAsync(CancellationToken cancellationToken = default) => RunAsync(null, cancellationToken);

    /// <inheritdoc cref="RunAsync(CancellationToken)"/>
    /// <param name="startAt">When the warm-up begins, or the plan where there is none, on the clock's scale: other machines begin then, too. Null: at once.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public async Task<EngineOutcome> RunAsync(long? startAt, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _started, true))
        {
            throw new InvalidOperationException("An engine runs its plan once.");
        }

        if (!_isSetUp)
        {
            await SetUpAsync();
        }

        // Stopped during the set-up: there is no warm-up in which it would have ended.
        long warmup = IsStopped ? 0 : Plan.Scenarios.Max(scenario => Nanoseconds.From(scenario.Warmup));
        long now = Clock.Now;
        Origin = (startAt ?? now) + warmup;
        _startedAt = _calendar.GetUtcNow() + Nanoseconds.ToTimeSpan(Origin - now);
        Arm();
        using (cancellationToken.UnsafeRegister(static state => ((LoadEngine)state!).Stop(StopCause.Cancelled, "cancelled"), this))
        {
            return await _outcome.Task;
        }
    }

    /// <inheritdoc/>
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
            if (!_armed)
            {
                if (_lives is { } lives)
                {
                    Cutter.Post(new EngineWork(this, lives.Stop));
                }

                return;
            }
        }

        Watchdog.Post(new EngineWork(this, StopRuns));
    }

    /// <summary>What has been done so far. Any thread.</summary>
    public IReadOnlyList<ScenarioCounters> Count() => [.. _runs.Select(run => run.Count())];

    /// <summary>Runs the set-up of a virtual user that is brought up during the run, on the caller's thread as far as it goes.</summary>
    /// <param name="vu">Who.</param>
    /// <param name="ready">Called when it may run iterations. If its set-up throws the run ends instead.</param>
    internal async void SetUpLate(VuLoop vu, Action ready)
    {
        try
        {
            if (_lives is not null && await _lives.SetUpAsync(vu) is { } thrown)
            {
                Stop(StopCause.Aborted, $"the set-up of VU {vu.User.Id} failed: {thrown.GetType()}: {thrown.Message}");
            }
            else
            {
                ready();
            }
        }
        catch (Exception exception)
        {
            Fault(exception);
        }
    }

    internal void Warn(string sentence)
    {
        lock (_lock)
        {
            _warnings.Add(sentence);
        }
    }

    /// <inheritdoc/>
    public void Fault(Exception exception)
    {
        StopRuns();
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

    private bool IsStopped
    {
        get
        {
            lock (_lock)
            {
                return _cause != StopCause.PlanDone;
            }
        }
    }

    private void Arm()
    {
        lock (_lock)
        {
            _armed = true;
            if (_cause == StopCause.PlanDone)
            {
                foreach (ScenarioRun run in _runs)
                {
                    run.Arm();
                }

                ScheduleTick();
                return;
            }
        }

        // Stopped before it began: virtual users may lack their set-up, so none may start.
        StopRuns();
    }

    private void StopRuns()
    {
        foreach (ScenarioRun run in _runs)
        {
            run.Stop();
        }
    }

    private void EndThreads()
    {
        foreach (ScenarioRun run in _runs)
        {
            run.EndThreads();
        }

        Watchdog.Dispose();
        Cutter.Dispose();
        _grower?.Dispose();
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
        EndThreads();
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
