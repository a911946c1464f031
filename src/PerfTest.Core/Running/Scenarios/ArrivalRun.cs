using System.Diagnostics.CodeAnalysis;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>An open model: at each due time an idle virtual user takes the iteration; where none is idle the slot is lost, never queued.</summary>
internal sealed class ArrivalRun : ScenarioRun
{
    /// <summary>Above this rate due iterations are started in batches of at least <see cref="Batch"/>: a wake-up of the pacer for each costs more than it gives.</summary>
    private const double BatchAbovePerSecond = 5_000;

    private const long Batch = 250 * Nanoseconds.PerMicrosecond;

    /// <summary>An iteration that is later than this is dropped: a pause of our own process must not become a burst on the target.</summary>
    private const long LatenessFloor = 100 * Nanoseconds.PerMillisecond;

    private readonly IdleVus _idle = new();
    private readonly int _preAllocatedVus;
    private readonly Phase? _warmup;
    private readonly Phase _plan;
    private readonly ActionTimer _timer;
    private readonly EngineWork _grow;
    private Phase _phase;
    private int _growing;
    private bool _warnedOfVus;
    private long _due;
    private long _droppedNoIdleVu;
    private long _droppedLate;

    public ArrivalRun(LoadEngine engine, Scenario scenario, IReadOnlyList<LoadBody> bodies, long firstVuId)
        : base(engine, scenario, bodies, firstVuId)
    {
        var workload = (ArrivalRateWorkload)scenario.Workload;
        _preAllocatedVus = (int)Segment.Share(workload.PreAllocatedVus);
        _plan = new Phase(ArrivalSchedule.For(workload, Segment, engine.Plan.Seed), StartAt, long.MaxValue);
        _warmup = WarmupSchedule.ArrivalsOf(scenario) is { } warmup
            ? new Phase(ArrivalSchedule.For(warmup, Segment, engine.Plan.Seed), -Nanoseconds.From(scenario.Warmup), until: 0)
            : null;
        _phase = _warmup ?? _plan;
        _timer = new ActionTimer(engine, OnDue);
        _grow = new EngineWork(engine, Grow);
    }

    public override void BringUp()
    {
        for (int n = 0; n < _preAllocatedVus; n++)
        {
            AddVu();
        }

        // The first one on top.
        for (int n = _preAllocatedVus - 1; n >= 0; n--)
        {
            _idle.Push(Loops[n]);
        }
    }

    public override bool TryTakeIteration(VuLoop vu, long now, out long intendedStart, [NotNullWhen(true)] out BodyTurn? turn)
    {
        intendedStart = vu.IntendedStart;
        turn = null;
        if (!vu.Allowed)
        {
            return false;
        }

        // One iteration for each time it is woken.
        vu.Allowed = false;
        if (IsCutOff || now - intendedStart > LatenessLimit(intendedStart))
        {
            DropLate(vu.DueTurn!, 1, intendedStart);
            return false;
        }

        turn = vu.DueTurn!;
        return true;
    }

    public override bool WantsAwake(VuLoop vu) => false;

    public override void OnParked(VuLoop vu)
    {
        base.OnParked(vu);
        _idle.Push(vu);
    }

    protected override ScenarioCounters Complete(ScenarioCounters counters) => counters with
    {
        Due = Volatile.Read(ref _due) - counters.WithoutRow,
        DroppedNoIdleVu = Volatile.Read(ref _droppedNoIdleVu),
        DroppedGeneratorLate = Volatile.Read(ref _droppedLate),
    };

    protected override void ArmSchedule() => ScheduleNext(Now);

    protected override void StopSchedule() => Clock.Cancel(_timer);

    protected override void OnAbandoned()
    {
        foreach (VuLoop vu in Loops)
        {
            // Given to a virtual user whose thread never came: the pool is blocked.
            if (vu.Allowed)
            {
                vu.Allowed = false;
                DropLate(vu.DueTurn!, 1, vu.IntendedStart);
            }
        }
    }

    private void OnDue()
    {
        long now = Now;
        DropWhatIsTooLate(now);
        while (_phase.NextDue <= now)
        {
            long due = _phase.NextDue;
            BodyTurn turn = TurnOf(_phase.NextGlobalIndex);
            _phase.Advance();
            Start(turn, due);
        }

        ScheduleNext(now);
    }

    private void ScheduleNext(long now)
    {
        if (_phase.IsOver && ReferenceEquals(_phase, _warmup))
        {
            _phase = _plan;
        }

        if (_phase.IsOver)
        {
            return;
        }

        long next = _phase.NextDue;
        if (_phase.Schedule.RateAt(Math.Max(0, now - _phase.Offset)) > BatchAbovePerSecond)
        {
            // Never past the deadline, where the timer of the deadline would come first.
            next = Math.Min(Math.Max(next, now + Batch), Math.Max(next, Deadline));
        }

        Clock.Schedule(_timer, Origin + next);
    }

    private void Start(BodyTurn turn, long due)
    {
        bool measured = due >= 0;
        if (measured)
        {
            Volatile.Write(ref _due, _due + 1);
        }

        VuLoop? vu = _idle.Pop();
        if (vu is not null)
        {
            vu.IntendedStart = due;
            vu.DueTurn = turn;
            vu.Allowed = true;
            vu.Wake();
            return;
        }

        if (measured)
        {
            Volatile.Write(ref _droppedNoIdleVu, _droppedNoIdleVu + 1);
            turn.Observer.Dropped(DropReason.NoIdleVu, 1, due);
        }

        int vus = Loops.Length;
        if (vus >= PeakVus)
        {
            WarnOfVus(vus);
        }
        else if (Interlocked.Exchange(ref _growing, 1) == 0)
        {
            Engine.Grower.Post(_grow);
        }
    }

    /// <summary>One virtual user at a time, in the background: the slot that showed the need is lost.</summary>
    private void Grow()
    {
        VuLoop vu = AddVu();
        Engine.SetUpLate(vu, () =>
        {
            _idle.Push(vu);
            Volatile.Write(ref _growing, 0);
        });
    }

    private void WarnOfVus(int vus)
    {
        if (!_warnedOfVus)
        {
            _warnedOfVus = true;
            Engine.Warn($"Insufficient VUs, reached {vus} active VUs and cannot initialize more (scenario '{Scenario.Name}': raise MaxVus, or the target is too slow for the rate).");
        }
    }

    /// <summary>After a pause of this process: all that is too late at once, without looking at each where all run the same body.</summary>
    private void DropWhatIsTooLate(long now)
    {
        long horizon = now - LatenessLimit(_phase.NextDue);
        if (_phase.NextDue >= horizon)
        {
            return;
        }

        bool measured = ReferenceEquals(_phase, _plan);
        while (HasSharedTurns && _phase.NextDue <= horizon)
        {
            DropLate(TurnOf(_phase.NextGlobalIndex), 1, _phase.NextDue);
            _phase.Advance();
            _due += measured ? 1 : 0;
        }

        long first = _phase.NextDue;
        long count = _phase.AdvancePast(horizon);
        if (count > 0 && measured)
        {
            Volatile.Write(ref _due, _due + count);
            DropLate(FirstTurn, count, first);
        }
    }

    private void DropLate(BodyTurn turn, long count, long due)
    {
        if (due >= 0)
        {
            Interlocked.Add(ref _droppedLate, count);
            turn.Observer.Dropped(DropReason.GeneratorLate, count, due);
        }
    }

    private long LatenessLimit(long due)
    {
        Phase phase = due < 0 && _warmup is not null ? _warmup : _plan;
        double rate = phase.Schedule.RateAt(Math.Max(0, Math.Min(due, Deadline) - phase.Offset));
        return rate <= 0 ? LatenessFloor : Math.Max(LatenessFloor, (long)(2 * Nanoseconds.PerSecond / rate));
    }

    /// <summary>A schedule and how far it has been carried out. Owned by the pacer.</summary>
    private sealed class Phase
    {
        private readonly long _total;
        private readonly ArrivalCursor _cursor;
        private long _next;

        /// <param name="schedule">When iterations are due.</param>
        /// <param name="offset">When the schedule starts.</param>
        /// <param name="until">Only iterations due before this: what is due at t=0 belongs to the plan.</param>
        public Phase(ArrivalSchedule schedule, long offset, long until)
        {
            Schedule = schedule;
            Offset = offset;
            _cursor = schedule.StartCursor();
            _total = until == long.MaxValue ? schedule.Total : schedule.DueCount(until - offset - 1);
            MoveTo(0);
        }

        public ArrivalSchedule Schedule { get; }

        /// <summary>When the schedule starts, in nanoseconds from t=0.</summary>
        public long Offset { get; }

        /// <summary>The index of the next iteration over all segments of the run.</summary>
        public long NextGlobalIndex => Schedule.GlobalIndex(_next);

        public bool IsOver => _next >= _total;

        /// <summary>Nanoseconds from t=0; never, when the schedule is over.</summary>
        public long NextDue { get; private set; }

        public void Advance() => MoveTo(_next + 1);

        /// <summary>Passes over all that is due before <paramref name="horizon"/>; returns how many.</summary>
        public long AdvancePast(long horizon)
        {
            long before = _next;
            MoveTo(Math.Max(_next, Schedule.DueCount(horizon - Offset)));
            return _next - before;
        }

        private void MoveTo(long index)
        {
            _next = index;
            NextDue = IsOver ? long.MaxValue : Offset + _cursor.DueAt(index);
        }
    }
}
