using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Cluster.Protocol;

/// <summary>One step of <see cref="Agent"/> in the making. Used once.</summary>
internal sealed class AgentStepper(AgentState state, long now)
{
    private readonly List<Outgoing> _messages = [];
    private readonly List<AgentEffect> _effects = [];
    private AgentState _state = state;
    private bool _hasNews;

    public AgentStep Join(string test, Fingerprint fingerprint)
    {
        _state = _state with
        {
            Test = test,
            Fingerprint = fingerprint,
            Stage = AgentStage.Joining,
            Deadline = now + _state.Settings.Wait,
            IsPrepared = false,
            Clock = new AgentClock(),
            Attempt = 0,
            StopReason = null,
            IsForlorn = false,
            HasHandedOver = false,
            Cause = StopCause.PlanDone,
            Reason = null,
        };
        _hasNews = true;
        return Finish();
    }

    public AgentStep Prepared()
    {
        _state = _state with { IsPrepared = _state.Stage is AgentStage.Preparing };
        Ready();
        return Finish();
    }

    public AgentStep Receive(Message message)
    {
        switch (message)
        {
            case ControllerBeat beat:
                Receive(beat);
                break;
            case AgentOrder order:
                Receive(order);
                break;
            case ControllerPong pong when pong.From == _state.Controller:
                _state = _state with { Clock = _state.Clock.Take(pong, now) };
                Ready();
                break;
        }

        Ping();
        return Finish();
    }

    public AgentStep Refuse(string mistake)
    {
        if (_state.Stage is AgentStage.Joining)
        {
            End(isDone: false, $"The controller cannot be understood: {mistake}.");
        }

        return Finish();
    }

    public AgentStep Tick()
    {
        Ping();
        Ready();
        Watch();
        return Finish();
    }

    public AgentStep Finished(StopCause cause, string? reason)
    {
        if (_state.Test is null || _state.Stage is AgentStage.Idle or AgentStage.Left)
        {
            return Finish();
        }

        _state = _state with { Stage = AgentStage.Finished, Cause = cause, Reason = reason, FinishedAt = now };
        _hasNews = true;
        if (_state.IsForlorn)
        {
            End(isDone: false, $"Its part ended early: {_state.StopReason}.");
        }

        return Finish();
    }

    public AgentStep Leave(string reason)
    {
        if (_state.Test is not null && _state.Stage is not (AgentStage.Idle or AgentStage.Left))
        {
            _state = _state with { Stage = AgentStage.Left, Reason = reason };
            Report();
            _state = _state with { Stage = AgentStage.Idle, Test = null };
        }

        return Finish();
    }

    private void Receive(ControllerBeat beat)
    {
        bool isOther = beat.From != _state.Controller;
        if (isOther && _state.Stage is not (AgentStage.Idle or AgentStage.Joining))
        {
            // Another controller's run. It is no sign of life of its own.
            return;
        }

        if (isOther)
        {
            _state = _state with { Controller = beat.From, BeatSeq = 0, OrderSeq = 0, Clock = new AgentClock() };
        }

        if (beat.Seq <= _state.BeatSeq)
        {
            return;
        }

        _state = _state with { BeatSeq = beat.Seq, LastHeard = now, ControllersTest = beat.Test };
        if (beat.IsClosing && _state.Stage is AgentStage.Joining)
        {
            End(isDone: false, "The controller has ended and did not come to this test.");
            return;
        }

        if (beat.Test != _state.Test || _state.Test is null)
        {
            return;
        }

        switch (_state.Stage)
        {
            case AgentStage.Joining or AgentStage.Preparing or AgentStage.Ready or AgentStage.Armed when beat.Phase is TestPhase.Failed:
                End(isDone: false, $"No load was sent: {beat.Stop?.TrimEnd('.')}.");
                break;
            case AgentStage.Ready or AgentStage.Armed:
                Arm(beat);
                break;
            case AgentStage.Running when beat.Stop is { } reason && _state.StopReason is null:
                _state = _state with { StopReason = reason };
                _effects.Add(new AgentEffect.Stop(beat.StopCause, reason));
                break;
            case AgentStage.Finished when !_state.HasHandedOver && beat.Phase is TestPhase.Failed:
                End(isDone: false, $"The controller gave the test up: {beat.Stop?.TrimEnd('.')}.");
                break;
            case AgentStage.Finished when _state.HasHandedOver && beat.Verdict is { } verdict:
                EndWith(verdict);
                break;
        }
    }

    private void Arm(ControllerBeat beat)
    {
        if (beat.StartAt is not { } startAt)
        {
            // The attempt is off.
            _hasNews |= _state.Stage is AgentStage.Armed;
            _state = _state with { Stage = AgentStage.Ready };
            return;
        }

        long mine = startAt + _state.Clock.Skew;
        if (beat.Go && _state.Stage is AgentStage.Armed && beat.Attempt == _state.Attempt)
        {
            bool isInTime = now < _state.StartAt;
            _state = _state with { Stage = isInTime ? AgentStage.Running : AgentStage.Missed };
            _hasNews = true;
            _effects.Add(isInTime ? new AgentEffect.Start(_state.StartAt) : new AgentEffect.Ended(false, "The word to start came too late: nothing was sent from here."));
        }
        else if (!beat.Go && beat.Phase is TestPhase.Arming && beat.Attempt > _state.Attempt && now < mine)
        {
            _state = _state with { Stage = AgentStage.Armed, Attempt = beat.Attempt, StartAt = mine };
            _hasNews = true;
        }
    }

    private void Receive(AgentOrder order)
    {
        if (order.From != _state.Controller || order.Seq <= _state.OrderSeq || order.Incarnation != _state.Incarnation || _state.Test is null)
        {
            return;
        }

        _state = _state with { OrderSeq = order.Seq };
        if (order.Test != _state.Test)
        {
            return;
        }

        switch (order.Kind)
        {
            case OrderKind.Member when _state.Stage is AgentStage.Joining:
                _state = _state with { Stage = AgentStage.Preparing, Index = order.Index, Count = order.Count, LastHeard = now };
                _effects.Add(new AgentEffect.Assigned(order.Index, order.Count));
                _hasNews = true;
                break;
            case OrderKind.Member when _state.Stage is AgentStage.Finished && order.HasTotals && !_state.HasHandedOver:
                _state = _state with { HasHandedOver = true, HandedOverAt = now };
                if (order.Verdict is { } verdict)
                {
                    EndWith(verdict);
                }

                break;
            case OrderKind.Fenced:
                Fence(order.Reason ?? "it was lost");
                break;
            case OrderKind.Refused:
                End(isDone: false, $"The controller refused this agent: {order.Reason?.TrimEnd('.')}.");
                break;
            case OrderKind.TooLate:
                End(isDone: false, $"This agent took no part: {order.Reason?.TrimEnd('.')}.");
                break;
        }
    }

    private void Fence(string reason)
    {
        _state = _state with { Incarnation = _state.Incarnation + 1 };
        switch (_state.Stage)
        {
            case AgentStage.Joining:
                // Fenced in an earlier test; in this one it is a new incarnation.
                _hasNews = true;
                break;
            case AgentStage.Running:
                Forsake($"the controller lost this agent: {reason.TrimEnd('.')}");
                break;
            default:
                End(isDone: false, $"The controller lost this agent: {reason.TrimEnd('.')}. What it had sent until then counts.");
                break;
        }
    }

    /// <summary>Stops the load: nobody will take what is measured from now on.</summary>
    private void Forsake(string reason)
    {
        _state = _state with { IsForlorn = true, StopReason = reason };
        _effects.Add(new AgentEffect.Stop(StopCause.Cancelled, reason));
    }

    private void Ping()
    {
        bool isWanted = _state.Stage is AgentStage.Joining or AgentStage.Preparing && _state.Controller is not null && !_state.Clock.IsKnown;
        if (isWanted && (_state.Clock.SentAt is not { } sentAt || now > sentAt + ClusterTimes.PingTimeout))
        {
            _state = _state with { Clock = _state.Clock with { Sent = _state.Clock.Sent + 1, SentAt = now } };
            _messages.Add(new(null, new AgentPing { From = _state.Settings.Id, Number = _state.Clock.Sent }));
        }
    }

    private void Ready()
    {
        if (_state.Stage is AgentStage.Preparing && _state.IsPrepared && _state.Clock.IsKnown)
        {
            _state = _state with { Stage = AgentStage.Ready };
            _hasNews = true;
        }
    }

    private void Watch()
    {
        bool isSilent = now > _state.LastHeard + ClusterTimes.ControllerSilence;
        switch (_state.Stage)
        {
            case AgentStage.Joining when now >= _state.Deadline:
                End(isDone: false, _state.Controller is null
                    ? $"No controller was heard of within {DurationText.Print(Nanoseconds.ToTimeSpan(_state.Settings.Wait))}."
                    : $"The controller did not come to this test within {DurationText.Print(Nanoseconds.ToTimeSpan(_state.Settings.Wait))}: {(_state.ControllersTest is { } other ? $"it is at {Written.Quote(other)}" : "it has begun none")}. Start the same tests on all machines.");
                break;
            case AgentStage.Preparing or AgentStage.Ready or AgentStage.Armed when isSilent:
                End(isDone: false, $"The controller was not heard of for {ClusterTimes.ControllerSilence / Nanoseconds.PerSecond} s: no load was sent.");
                break;
            case AgentStage.Running when isSilent && !_state.IsForlorn:
                Forsake($"the controller was not heard of for {ClusterTimes.ControllerSilence / Nanoseconds.PerSecond} s");
                break;
            case AgentStage.Finished when !_state.HasHandedOver && now > _state.FinishedAt + ClusterTimes.FinalPatience:
                End(isDone: false, $"Its part of the load was sent, and for {ClusterTimes.FinalPatience / Nanoseconds.PerSecond} s the controller did not say that it has the totals.");
                break;
            case AgentStage.Finished when _state.HasHandedOver && now > _state.HandedOverAt + ClusterTimes.FinalPatience:
                End(isDone: true, "Its part of the load was sent, and the controller has the totals; its verdict did not come in time.");
                break;
        }
    }

    private void EndWith(string verdict) => End(isDone: true, $"Its part of the load was sent. The verdict, which is the controller's: {verdict}");

    private void End(bool isDone, string sentence)
    {
        _effects.Add(new AgentEffect.Ended(isDone, sentence));
        _state = _state with { Stage = AgentStage.Idle, Test = null };
    }

    private void Report()
    {
        _state = _state with { Seq = _state.Seq + 1, NextReport = now + (_state.Stage is AgentStage.Armed ? ClusterTimes.GoBeat : ClusterTimes.Beat) };
        _messages.Add(new(null, new AgentReport
        {
            From = _state.Settings.Id,
            Seq = _state.Seq,
            Incarnation = _state.Incarnation,
            Name = _state.Settings.Name,
            Test = _state.Test,
            Stage = _state.Stage,
            Fingerprint = _state.Stage is AgentStage.Joining ? _state.Fingerprint : null,
            Attempt = _state.Attempt,
            ClockSkew = _state.Clock.Skew,
            ClockError = _state.Clock.Error,
            Cause = _state.Cause,
            Reason = _state.Reason,
        }));
    }

    private AgentStep Finish()
    {
        if (_state.Test is not null && (_hasNews || now >= _state.NextReport))
        {
            Report();
        }

        return new AgentStep(_state, _messages, _effects);
    }
}
