using PerfTest.Running;

namespace PerfTest.Cluster.Protocol;

/// <summary>One step of <see cref="Controller"/>: what it hears, and what is asked of it, goes to the part that has to do with it. Used once.</summary>
internal sealed class ControllerStepper
{
    private readonly ControllerDraft _draft;
    private readonly Gathering _gathering;
    private readonly Watching _watching;
    private readonly long _now;

    public ControllerStepper(ControllerState state, long now)
    {
        _draft = new ControllerDraft(state, now);
        _gathering = new Gathering(_draft);
        _watching = new Watching(_draft);
        _now = now;
    }

    public ControllerStep Begin(string key, Fingerprint fingerprint, long length)
    {
        _draft.State = _draft.State with { Elsewhere = _draft.State.Elsewhere.RemoveRange(_draft.State.Elsewhere.Where(agent => agent.Value.Test == key).Select(agent => agent.Key)) };
        _draft.Test = new TestState { Key = key, Fingerprint = fingerprint, Phase = TestPhase.Gathering, Deadline = _now + _draft.State.Settings.Wait, Length = length };
        _draft.HasNews = true;
        return _draft.Finish();
    }

    public ControllerStep Receive(Message message)
    {
        switch (message)
        {
            case AgentPing ping:
                _draft.Send(ping.From, new ControllerPong { From = _draft.State.Settings.Id, Number = ping.Number, At = _now });
                break;
            case AgentReport report:
                Receive(report);
                break;
            case AgentMetrics metrics:
                Receive(metrics);
                break;
        }

        return _draft.Finish();
    }

    public ControllerStep Refuse(string from, string mistake)
    {
        // Once; and not by whoever likes to: what has started goes on.
        if (_draft.State.Test is { Phase: TestPhase.Gathering } test && !test.Agents.ContainsKey(from))
        {
            string reason = $"{from}: {mistake}";
            _draft.Put(new AgentEntry { Id = from, Name = from, Incarnation = 0, Kind = OrderKind.Refused, Reason = reason, RefusedAt = _now });
            _draft.Tell($"refused: {reason}");
        }

        return _draft.Finish();
    }

    public ControllerStep Tick()
    {
        GoOn();
        return _draft.Finish();
    }

    public ControllerStep StopAll(StopCause cause, string reason)
    {
        if (_draft.State.Test is { Phase: TestPhase.Running, Stop: null })
        {
            _draft.Halt(cause, reason);
        }
        else if (_draft.State.Test is { Phase: TestPhase.Gathering or TestPhase.Preparing or TestPhase.Arming })
        {
            _draft.Fail(reason, cause);
        }

        return _draft.Finish();
    }

    public ControllerStep End(string? verdict)
    {
        EndTest(verdict);
        return _draft.Finish();
    }

    public ControllerStep Close()
    {
        EndTest(verdict: null);
        _draft.State = _draft.State with { IsClosing = true };
        _draft.HasNews = true;
        return _draft.Finish();
    }

    public ControllerStep Hear(bool canHear)
    {
        if (_draft.State.IsDeaf && canHear && _draft.State.Test is { } test)
        {
            _draft.Test = test with { Agents = test.Agents.SetItems(test.Agents.Select(entry => KeyValuePair.Create(entry.Key, entry.Value with { LastHeard = Math.Max(entry.Value.LastHeard, _now) }))) };
        }

        _draft.State = _draft.State with { IsDeaf = !canHear };
        _draft.HasNews |= canHear;
        return _draft.Finish();
    }

    private void EndTest(string? verdict)
    {
        if (_draft.State.Test is not { } test)
        {
            return;
        }

        if (test.Phase is not (TestPhase.Done or TestPhase.Failed))
        {
            _draft.Fail("the controller gave the test up", StopCause.Cancelled);
        }

        _draft.Test = _draft.Test with { Verdict = verdict ?? "no verdict" };
        _draft.State = _draft.State with { Over = _draft.State.Over.SetItem(test.Key, _draft.Test) };
        _draft.HasNews = true;
    }

    private void Receive(AgentReport report)
    {
        if (report.Test is null)
        {
            return;
        }

        if (_draft.IsFenced(report.From, report.Incarnation))
        {
            _draft.Order(report, OrderKind.Fenced, "it was not heard of for too long, and the run has gone on without it");
            return;
        }

        if (_draft.State.Test is not { } test || test.Key != report.Test)
        {
            if (_draft.State.Over.TryGetValue(report.Test, out TestState? over))
            {
                _draft.Order(report, over);
            }
            else
            {
                _gathering.Miss(report);
            }

            return;
        }

        AgentEntry? known = test.Agents.GetValueOrDefault(report.From);
        if (known is not null && report.Seq <= known.Seq)
        {
            return;
        }

        if (known is not null && report.Incarnation != known.Incarnation)
        {
            _draft.Order(report, OrderKind.TooLate, "the run has gone on without it");
            return;
        }

        AgentEntry entry = (known ?? new AgentEntry { Id = report.From, Name = report.Name, Incarnation = report.Incarnation }) with
        {
            Seq = report.Seq,
            LastHeard = _now,
            Stage = report.Stage,
            Attempt = report.Attempt,
            ClockSkew = report.ClockSkew,
            ClockError = report.ClockError,
            Cause = report.Cause,
        };
        if (entry.Index is null && entry.Kind is null)
        {
            entry = _gathering.Judge(entry, report);
        }

        _draft.Put(entry);
        if (entry.IsMember)
        {
            Heed(entry, report);
        }

        if (known is null || known.Stage != entry.Stage || known.Attempt != entry.Attempt || known.Kind != entry.Kind)
        {
            GoOn();
        }

        // Whatever it knows already: its next report asks again.
        if (_draft.Test.Agents.TryGetValue(report.From, out AgentEntry? settled) && (settled.Index is not null || settled.Kind is not null))
        {
            _draft.Order(settled);
        }
    }

    /// <summary>A member ends its part, and may have reasons that concern all.</summary>
    private void Heed(AgentEntry entry, AgentReport report)
    {
        if (report.Stage is AgentStage.Left)
        {
            string reason = report.Reason ?? "it left";
            if (_draft.Test.Phase is TestPhase.Running)
            {
                _watching.Leave(entry, reason);
            }
            else if (_draft.Test.Phase is TestPhase.Gathering or TestPhase.Preparing or TestPhase.Arming)
            {
                _draft.Fail($"{entry.Name} left before the start: {reason.TrimEnd('.')}", StopCause.Cancelled);
            }
        }
        else if (report.Stage is AgentStage.Finished && report.Cause is StopCause.Aborted or StopCause.Cancelled && _draft.Test is { Phase: TestPhase.Running, Stop: null })
        {
            _draft.Halt(report.Cause, $"{entry.Name}: {report.Reason ?? "it ended its part"}");
        }
    }

    private void Receive(AgentMetrics metrics)
    {
        if (_draft.State.Test is { } test && test.Key == metrics.Test && test.Agents.TryGetValue(metrics.From, out AgentEntry? entry) && _watching.Take(metrics, entry))
        {
            GoOn();
        }
    }

    /// <summary>Goes on as far as things stand.</summary>
    private void GoOn()
    {
        switch (_draft.State.Test?.Phase)
        {
            case TestPhase.Gathering or TestPhase.Preparing or TestPhase.Arming:
                _gathering.GoOn();
                break;
            case TestPhase.Running:
                _watching.GoOn();
                break;
        }
    }
}
