using System.Diagnostics.CodeAnalysis;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>One scenario while it runs: brings its virtual users up, starts them when the schedule says so, stops them at the deadlines.</summary>
/// <remarks>
/// The pacer thread starts and stops, virtual users run on the pool or on threads of their own, cut-offs run on the engine's cutter thread. Times are
/// nanoseconds from t=0 of the plan.
/// </remarks>
internal abstract class ScenarioRun
{
    /// <summary>How long an iteration whose token has fired may take to notice before it is left behind.</summary>
    private const long AbandonAfter = Nanoseconds.PerSecond;

    private readonly Lock _growth = new();
    private readonly BodyTurn[] _turns;
    private readonly WeightedRoundRobin? _shares;
    private readonly ExecutionContext _surrounding;
    private readonly long _firstVuId;
    private readonly ActionTimer _deadlineTimer;
    private readonly ActionTimer _hardDeadlineTimer;
    private readonly ActionTimer _abandonTimer;
    private VuLoop[] _vus;
    private int _vuCount;
    private int _awake;
    private int _completed;
    private long _turnsTaken = -1;

    protected ScenarioRun(LoadEngine engine, Scenario scenario, IReadOnlyList<LoadBody> bodies, long firstVuId)
    {
        Engine = engine;
        Clock = engine.Clock;
        Scenario = scenario;
        Observer = engine.Observer.ForScenario(scenario);
        Segment = engine.Plan.Segment;
        PeakVus = (int)Segment.Share(scenario.Workload.PeakVus);
        _turns = [.. scenario.Bodies.Zip(bodies, (body, load) => new BodyTurn(load, body.Name ?? scenario.Name, ObserverOf(body)))];
        _shares = bodies.Count > 1 ? new WeightedRoundRobin([.. scenario.Bodies.Select(body => body.Weight)]) : null;
        _firstVuId = firstVuId;
        _surrounding = engine.Surrounding;
        _vus = new VuLoop[Math.Clamp(PeakVus, 1, 1024)];
        StartAt = Nanoseconds.From(scenario.StartTime);
        Deadline = Nanoseconds.From(scenario.Deadline);
        HardDeadline = Deadline + Nanoseconds.From(scenario.GracefulStop);
        _deadlineTimer = new ActionTimer(engine, OnDeadline, isDeadline: true);
        _hardDeadlineTimer = new ActionTimer(engine, OnHardDeadline, isDeadline: true);
        _abandonTimer = new ActionTimer(engine, () => engine.Cutter.Post(new EngineWork(engine, Abandon)), isDeadline: true);
    }

    public LoadEngine Engine { get; }

    public ILoadClock Clock { get; }

    public Scenario Scenario { get; }

    /// <summary>The part of the scenario that this process runs.</summary>
    public Segment Segment { get; }

    /// <summary>What a virtual user that has run nothing yet is said to run.</summary>
    public BodyTurn FirstTurn => _turns[0];

    /// <summary>The most virtual users of this process at once.</summary>
    public int PeakVus { get; }

    public IScenarioObserver Observer { get; }

    public GroupNode RootGroup { get; } = GroupNode.NewRoot();

    /// <summary>t=0 of the plan on the clock's scale.</summary>
    public long Origin => Engine.Origin;

    public long Now => Clock.Now - Engine.Origin;

    public IReadOnlyList<AbandonedIteration> Abandoned { get; private set; } = [];

    protected long StartAt { get; }

    /// <summary>From here on no iteration starts.</summary>
    protected long Deadline { get; private set; }

    /// <summary>Here running iterations are cut off.</summary>
    protected long HardDeadline { get; private set; }

    /// <summary>No iteration starts any more: the deadline has passed, the work is used up or the run was stopped.</summary>
    protected bool IsClosed => Volatile.Read(ref _closed);

    /// <summary>Several bodies take turns.</summary>
    protected bool HasSharedTurns => _shares is not null;

    protected bool IsCutOff => Volatile.Read(ref _cut);

    /// <summary>The regular deadline was reached; false when the work was used up or the run was stopped before it.</summary>
    protected bool IsDeadlineReached => Volatile.Read(ref _deadlineReached);

    private bool _deadlineReached;
    private bool _closed;
    private bool _cut;

    /// <summary>How iterations are divided among segments, where that is not as virtual users are.</summary>
    protected virtual Segment IterationShares => Segment;

    protected ReadOnlySpan<VuLoop> Loops
    {
        get
        {
            int count = Volatile.Read(ref _vuCount);
            return Volatile.Read(ref _vus).AsSpan(0, count);
        }
    }

    /// <summary>Creates the virtual users that stand ready before load.</summary>
    public abstract void BringUp();

    /// <summary>Hot: may this virtual user start an iteration now, and which?</summary>
    /// <param name="vu">Who asks, on its own thread.</param>
    /// <param name="now">Nanoseconds from t=0.</param>
    /// <param name="intendedStart">When the iteration was due; <paramref name="now"/> in a closed model.</param>
    /// <param name="turn">What to run.</param>
    public abstract bool TryTakeIteration(VuLoop vu, long now, out long intendedStart, [NotNullWhen(true)] out BodyTurn? turn);

    /// <summary>Whether a virtual user that is about to park has been given something to do in that moment.</summary>
    public abstract bool WantsAwake(VuLoop vu);

    /// <summary>Sets the timers. <see cref="LoadEngine.Origin"/> is fixed by then.</summary>
    public void Arm()
    {
        if (PeakVus == 0)
        {
            // A segment that has none of the scenario's virtual users.
            Close();
            return;
        }

        ArmSchedule();
        Clock.Schedule(_deadlineTimer, Origin + Deadline);
        Clock.Schedule(_hardDeadlineTimer, Origin + HardDeadline);
    }

    /// <summary>Ends the scenario early: nothing starts any more, running iterations have their graceful stop.</summary>
    public void Stop()
    {
        long now = Now;
        if (now < Deadline)
        {
            Deadline = now;
            Clock.Cancel(_deadlineTimer);
            if (now + Nanoseconds.From(Scenario.GracefulStop) < HardDeadline)
            {
                HardDeadline = now + Nanoseconds.From(Scenario.GracefulStop);
                Clock.Schedule(_hardDeadlineTimer, Origin + HardDeadline);
            }
        }

        Close();
    }

    public void OnAwake() => Interlocked.Increment(ref _awake);

    public virtual void OnParked(VuLoop vu)
    {
        if (Interlocked.Decrement(ref _awake) == 0 && IsClosed)
        {
            Complete();
        }
    }

    public ScenarioCounters Count()
    {
        long started = 0, completed = 0, failed = 0, interrupted = 0, withoutRow = 0;
        int active = 0;
        ReadOnlySpan<VuLoop> vus = Loops;
        foreach (VuLoop vu in vus)
        {
            started += vu.Started;
            completed += vu.Completed;
            failed += vu.Failed;
            interrupted += vu.Interrupted;
            withoutRow += vu.WithoutRow;
            active += vu.IsActive ? 1 : 0;
        }

        return Complete(new ScenarioCounters
        {
            Scenario = Scenario,
            ActiveVus = active,
            BroughtUpVus = vus.Length,
            PlannedVus = vus.Length,
            Due = started,
            Started = started,
            Completed = completed,
            Failed = failed,
            Interrupted = interrupted,
            WithoutRow = withoutRow,
        });
    }

    /// <summary>All virtual users that have been brought up.</summary>
    public IReadOnlyList<VuLoop> AllVus() => [.. Loops];

    public void EndThreads()
    {
        foreach (VuLoop vu in Loops)
        {
            vu.EndThread();
        }
    }

    /// <summary>Adds to the counters what only this kind of scenario knows.</summary>
    protected virtual ScenarioCounters Complete(ScenarioCounters counters) => counters;

    /// <summary>Sets the timers of the schedule.</summary>
    protected abstract void ArmSchedule();

    /// <summary>Takes back the timers that start virtual users; those that stop them stay.</summary>
    protected abstract void StopSchedule();

    /// <summary>Called once, when nobody runs any more and before the engine is told.</summary>
    protected virtual void OnCompleting()
    {
    }

    /// <summary>Called when iterations that were given to virtual users will never start.</summary>
    protected virtual void OnAbandoned()
    {
    }

    /// <summary>Whose turn the next iteration is, where iterations have no due times: they are numbered as they start.</summary>
    protected BodyTurn NextTurn() => _shares is null ? _turns[0] : TurnOf(IterationShares.GlobalIndex(Interlocked.Increment(ref _turnsTaken)));

    /// <summary>Whose turn an iteration is.</summary>
    /// <param name="globalIndex">Its 0-based index over all segments of the run.</param>
    protected BodyTurn TurnOf(long globalIndex) => _shares is null ? _turns[0] : _turns[_shares.Pick(globalIndex)];

    /// <summary>Creates one virtual user.</summary>
    protected VuLoop AddVu()
    {
        lock (_growth)
        {
            int index = _vuCount;
            long id = _firstVuId + Segment.GlobalIndex(index);
            IDedicatedThread? thread = _turns.Any(turn => turn.Body.IsBlocking) ? Clock.StartThread($"PerfTest VU {id}") : null;
            var vu = new VuLoop(this, index, new VirtualUser(this, id, VuSeed.Of(Engine.Plan.Seed, id)), _surrounding, thread);
            if (index == _vus.Length)
            {
                VuLoop[] larger = new VuLoop[_vus.Length * 2];
                _vus.CopyTo(larger, 0);
                Volatile.Write(ref _vus, larger);
            }

            _vus[index] = vu;
            Volatile.Write(ref _vuCount, index + 1);
            return vu;
        }
    }

    /// <summary>Nothing starts any more. The scenario is over as soon as nobody is awake.</summary>
    protected void Close()
    {
        Volatile.Write(ref _closed, true);
        StopSchedule();
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _awake) == 0)
        {
            Complete();
        }
    }

    /// <summary>Cuts off one virtual user's running iteration, on the cutter thread: its token runs user code.</summary>
    protected void CutLater(VuLoop vu, long at) => Engine.Cutter.Post(new EngineWork(Engine, () =>
    {
        if (!vu.Allowed || IsCutOff)
        {
            vu.Cut(at);
        }
    }));

    private IScenarioObserver ObserverOf(ScenarioBody body) =>
        body.Name is null && body.Tags.IsEmpty ? Observer : Engine.Observer.ForScenario(Scenario, body);

    private void OnDeadline()
    {
        Volatile.Write(ref _deadlineReached, true);
        Close();
    }

    private void OnHardDeadline()
    {
        Volatile.Write(ref _cut, true);
        long at = Math.Min(HardDeadline, Now);
        Engine.Cutter.Post(new EngineWork(Engine, () =>
        {
            foreach (VuLoop vu in Loops)
            {
                vu.Cut(at);
            }
        }));
        Clock.Schedule(_abandonTimer, Origin + HardDeadline + AbandonAfter);
    }

    private void Abandon()
    {
        if (Volatile.Read(ref _completed) != 0)
        {
            return;
        }

        List<AbandonedIteration> left = [];
        long now = Now;
        foreach (VuLoop vu in Loops)
        {
            if (vu.Abandon())
            {
                left.Add(new AbandonedIteration(Scenario.Name, vu.Exec, vu.User.Id, vu.User.Iteration, now - vu.IterationStart));
                vu.User.Observer.Interrupted(new IterationSample(vu.User, vu.User.IntendedStart, vu.IterationStart, HardDeadline, Error: null));
            }
        }

        Abandoned = left;
        OnAbandoned();
        Complete();
    }

    private void Complete()
    {
        if (Interlocked.Exchange(ref _completed, 1) != 0)
        {
            return;
        }

        Clock.Cancel(_deadlineTimer);
        Clock.Cancel(_hardDeadlineTimer);
        Clock.Cancel(_abandonTimer);
        OnCompleting();
        Engine.OnScenarioCompleted();
    }
}
