using System.Diagnostics.CodeAnalysis;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>A closed model: virtual users that loop while the plan wants them, and, where iterations are counted, while there are any left.</summary>
internal sealed class LoopingRun : ScenarioRun
{
    /// <summary>
    /// How long a virtual user may take from being wanted to its first iteration before it counts as missing: as long as from one look to the next. A first
    /// second in which everything is being compiled is no lack of load.
    /// </summary>
    private const long WakeUp = Nanoseconds.PerSecond;

    private readonly IReadOnlyList<VuStep> _planned;
    private readonly IReadOnlyList<VuStep> _held;
    private readonly ActionTimer _stepTimer;
    private readonly ActionTimer _heldTimer;
    private readonly long _sharedIterations = -1;
    private readonly long _iterationsPerVu = long.MaxValue;
    private int _nextStep;
    private int _nextHeld;
    private int _wanted;
    private int _heldNow;
    private long _taken;
    private long _dropped;
    private int _finishedVus;

    public LoopingRun(LoadEngine engine, Scenario scenario, IReadOnlyList<LoadBody> bodies, long firstVuId)
        : base(engine, scenario, bodies, firstVuId)
    {
        IReadOnlyList<VuStep> plan = Shift(VuSchedule.Planned(scenario.Workload, Segment));
        _planned = [.. WarmupSchedule.Of(scenario, Segment), .. plan];
        _held = scenario.Workload is RampingVus ? Shift(VuSchedule.Held(scenario.Workload, Segment, scenario.GracefulStop)) : [];
        IterationShares = Segment;
        _stepTimer = new ActionTimer(engine, OnStep);
        _heldTimer = new ActionTimer(engine, OnHeld, isDeadline: true);
        switch (scenario.Workload)
        {
            case SharedIterations shared:
                // As many as its share of the virtual users: none where there is no virtual user to run them.
                IterationShares = Segment.Resegment(shared.Vus);
                _sharedIterations = IterationShares.Share(shared.Iterations);
                break;
            case PerVuIterations perVu:
                _iterationsPerVu = perVu.IterationsPerVu;
                break;
        }

        IReadOnlyList<VuStep> Shift(IReadOnlyList<VuStep> steps) => [.. steps.Select(step => step with { At = step.At + StartAt })];
    }

    protected override Segment IterationShares { get; }

    public override void BringUp()
    {
        // Ramps too, as k6 does it: the pacer then only wakes virtual users, and vus_max is the plan's peak.
        for (int n = 0; n < PeakVus; n++)
        {
            AddVu();
        }
    }

    public override bool TryTakeIteration(VuLoop vu, long now, out long intendedStart, [NotNullWhen(true)] out BodyTurn? turn)
    {
        intendedStart = now;
        if (!vu.Allowed || IsClosed || now >= Deadline || vu.MeasuredIterations >= _iterationsPerVu
            || (_sharedIterations >= 0 && !TryTakeShared()))
        {
            turn = null;
            return false;
        }

        turn = NextTurn();
        return true;
    }

    public override bool WantsAwake(VuLoop vu) =>
        vu.Allowed && !IsClosed && Now < Deadline && vu.MeasuredIterations < _iterationsPerVu
        && (_sharedIterations < 0 || Volatile.Read(ref _taken) < _sharedIterations);

    public override void OnParked(VuLoop vu)
    {
        bool usedUp = _sharedIterations >= 0
            ? Volatile.Read(ref _taken) >= _sharedIterations
            : vu.MeasuredIterations >= _iterationsPerVu && Interlocked.Increment(ref _finishedVus) == PeakVus;
        base.OnParked(vu);
        if (usedUp && !IsClosed)
        {
            Close();
        }
    }

    protected override ScenarioCounters Complete(ScenarioCounters counters) => counters with
    {
        PlannedVus = Scenario.Workload.IsIterationCounted ? counters.ActiveVus : PlannedAt(Now),
        DroppedMaxDuration = Volatile.Read(ref _dropped),
        Due = counters.Started + Volatile.Read(ref _dropped),
    };

    protected override void ArmSchedule()
    {
        ScheduleNext(_stepTimer, _planned, _nextStep);
        ScheduleNext(_heldTimer, _held, _nextHeld);
    }

    protected override void StopSchedule() => Clock.Cancel(_stepTimer);

    protected override void OnCompleting()
    {
        Clock.Cancel(_heldTimer);
        if (!IsDeadlineReached || !Scenario.Workload.IsIterationCounted)
        {
            return;
        }

        // Counted when nobody runs any more: before that an iteration might be taken while the rest is being added up.
        long planned = Scenario.Workload is PerVuIterations perVu ? PeakVus * perVu.IterationsPerVu : _sharedIterations;
        long left = planned;
        foreach (VuLoop vu in Loops)
        {
            left -= vu.MeasuredIterations;
        }

        if (left > 0)
        {
            Volatile.Write(ref _dropped, left);
            Observer.Dropped(DropReason.MaxDuration, left, Deadline);
        }
    }

    /// <summary>What the plan wants and has wanted for a moment: a virtual user that is just being woken is not missing yet.</summary>
    private int PlannedAt(long now) => now >= Deadline ? 0 : Math.Min(VuSchedule.At(_planned, now), VuSchedule.At(_planned, now - WakeUp));

    private bool TryTakeShared() => Volatile.Read(ref _taken) < _sharedIterations && Interlocked.Increment(ref _taken) <= _sharedIterations;

    private void OnStep()
    {
        long now = Now;
        while (_nextStep < _planned.Count && _planned[_nextStep].At <= now)
        {
            Want(_planned[_nextStep++].Vus);
        }

        ScheduleNext(_stepTimer, _planned, _nextStep);
    }

    private void Want(int vus)
    {
        int before = _wanted;
        _wanted = vus;
        ReadOnlySpan<VuLoop> all = Loops;
        for (int n = before; n < vus; n++)
        {
            all[n].Allowed = true;
            all[n].Wake();
        }

        // Last started stops first.
        for (int n = before - 1; n >= vus; n--)
        {
            all[n].Allowed = false;
        }
    }

    private void OnHeld()
    {
        long now = Now;
        while (_nextHeld < _held.Count && _held[_nextHeld].At <= now)
        {
            int held = _held[_nextHeld].Vus;
            ReadOnlySpan<VuLoop> all = Loops;
            for (int n = _heldNow - 1; n >= held; n--)
            {
                if (!all[n].Allowed)
                {
                    CutLater(all[n], _held[_nextHeld].At);
                }
            }

            _heldNow = held;
            _nextHeld++;
        }

        ScheduleNext(_heldTimer, _held, _nextHeld);
    }

    private void ScheduleNext(ActionTimer timer, IReadOnlyList<VuStep> steps, int next)
    {
        if (next < steps.Count)
        {
            Clock.Schedule(timer, Origin + steps[next].At);
        }
    }
}
