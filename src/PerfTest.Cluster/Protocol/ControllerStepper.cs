using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Cluster.Protocol;

/// <summary>One step of <see cref="Controller"/> in the making. Used once.</summary>
internal sealed class ControllerStepper(ControllerState state, long now)
{
    private readonly List<Outgoing> _messages = [];
    private readonly List<ControllerEffect> _effects = [];
    private ControllerState _state = state;
    private bool _hasNews;

    private string Id => _state.Settings.Id;

    public ControllerStep Begin(string key, Fingerprint fingerprint, long length)
    {
        _state = _state with
        {
            Test = new TestState { Key = key, Fingerprint = fingerprint, Phase = TestPhase.Gathering, Deadline = now + _state.Settings.Wait, Length = length },
        };
        _hasNews = true;
        return Finish();
    }

    public ControllerStep Receive(Message message)
    {
        switch (message)
        {
            case AgentPing ping:
                _messages.Add(new(ping.From, new ControllerPong { From = Id, Number = ping.Number, At = now }));
                break;
            case AgentReport report:
                Receive(report);
                break;
            case AgentMetrics metrics:
                Receive(metrics);
                break;
        }

        return Finish();
    }

    public ControllerStep Refuse(string from, string mistake)
    {
        // Once; and not by whoever likes to: what has started goes on.
        if (_state.Test is { Phase: TestPhase.Gathering } test && !test.Agents.ContainsKey(from))
        {
            string reason = $"{from}: {mistake}";
            Put(new AgentEntry { Id = from, Name = from, Incarnation = 0, Kind = OrderKind.Refused, Reason = reason, RefusedAt = now });
            _effects.Add(new ControllerEffect.Tell($"refused: {reason}"));
        }

        return Finish();
    }

    public ControllerStep Tick()
    {
        Settle();
        return Finish();
    }

    public ControllerStep StopAll(StopCause cause, string reason)
    {
        if (_state.Test is { Phase: TestPhase.Running, Stop: null })
        {
            Halt(cause, reason);
        }
        else if (_state.Test is { Phase: TestPhase.Gathering or TestPhase.Preparing or TestPhase.Arming })
        {
            Fail(reason, cause);
        }

        return Finish();
    }

    public ControllerStep End(string? verdict)
    {
        if (_state.Test is { } test)
        {
            if (test.Phase is not (TestPhase.Done or TestPhase.Failed))
            {
                Fail("the controller gave the test up", StopCause.Cancelled);
            }

            Test = Test with { Verdict = verdict ?? "no verdict" };
            _state = _state with { Over = _state.Over.SetItem(test.Key, Test) };
            _hasNews = true;
        }

        return Finish();
    }

    public ControllerStep Close()
    {
        End(verdict: null);
        _state = _state with { IsClosing = true };
        _hasNews = true;
        return Finish();
    }

    public ControllerStep Hear(bool canHear)
    {
        if (_state.IsDeaf && canHear && _state.Test is { } test)
        {
            Test = test with { Agents = test.Agents.SetItems(test.Agents.Select(entry => KeyValuePair.Create(entry.Key, entry.Value with { LastHeard = Math.Max(entry.Value.LastHeard, now) }))) };
        }

        _state = _state with { IsDeaf = !canHear };
        _hasNews |= canHear;
        return Finish();
    }

    private TestState Test
    {
        get => _state.Test!;
        set => _state = _state with { Test = value };
    }

    private void Receive(AgentReport report)
    {
        if (report.Test is null)
        {
            return;
        }

        if (IsFenced(report.From, report.Incarnation))
        {
            Order(report, OrderKind.Fenced, "it was not heard of for too long, and the run has gone on without it");
            return;
        }

        if (_state.Test is not { } test || test.Key != report.Test)
        {
            if (_state.Over.TryGetValue(report.Test, out TestState? over))
            {
                Order(report, over);
            }

            // Else it has come to a test that the controller has not come to yet: it waits.
            return;
        }

        AgentEntry? known = test.Agents.GetValueOrDefault(report.From);
        if (known is not null && report.Seq <= known.Seq)
        {
            return;
        }

        if (known is not null && report.Incarnation != known.Incarnation)
        {
            Order(report, OrderKind.TooLate, "the run has gone on without it");
            return;
        }

        AgentEntry entry = (known ?? new AgentEntry { Id = report.From, Name = report.Name, Incarnation = report.Incarnation }) with
        {
            Seq = report.Seq,
            LastHeard = now,
            Stage = report.Stage,
            Attempt = report.Attempt,
            ClockSkew = report.ClockSkew,
            ClockError = report.ClockError,
            Cause = report.Cause,
        };
        if (entry.Index is null && entry.Kind is null)
        {
            entry = Judge(entry, report, test);
        }

        bool isNew = known is null || known.Stage != entry.Stage || known.Attempt != entry.Attempt || known.Kind != entry.Kind;
        Put(entry);
        if (report.Stage is AgentStage.Left && entry.IsMember)
        {
            Leave(entry, report.Reason ?? "it left");
        }
        else if (report.Stage is AgentStage.Finished && entry.IsMember && report.Cause is StopCause.Aborted or StopCause.Cancelled && Test is { Phase: TestPhase.Running, Stop: null })
        {
            Halt(report.Cause, $"{entry.Name}: {report.Reason ?? "it ended its part"}");
        }

        if (isNew)
        {
            Settle();
        }

        // Whatever it knows already: its next report asks again.
        if (Test.Agents.TryGetValue(report.From, out AgentEntry? settled) && (settled.Index is not null || settled.Kind is not null))
        {
            Order(settled);
        }
    }

    /// <summary>Whether an agent may have a part.</summary>
    private AgentEntry Judge(AgentEntry entry, AgentReport report, TestState test)
    {
        if (test.Phase is not (TestPhase.Gathering or TestPhase.Preparing or TestPhase.Arming))
        {
            return entry with { Kind = OrderKind.TooLate, Reason = "the run has started without it" };
        }

        if (report.Fingerprint is { } other && test.Fingerprint.Difference(other, entry.Name) is { } difference)
        {
            _effects.Add(new ControllerEffect.Tell($"refused: {difference}"));
            return entry with { Kind = OrderKind.Refused, Reason = difference, RefusedAt = now };
        }

        if (test.Phase is not TestPhase.Gathering)
        {
            return entry with { Kind = OrderKind.TooLate, Reason = $"the run has its {_state.Settings.Agents} agents already" };
        }

        return entry;
    }

    private void Receive(AgentMetrics metrics)
    {
        if (_state.Test is not { } test || test.Key != metrics.Test || !test.Agents.TryGetValue(metrics.From, out AgentEntry? entry))
        {
            return;
        }

        if (!entry.IsMember || entry.Incarnation != metrics.Incarnation || test.Phase is not TestPhase.Running)
        {
            if (entry.HasTotals && metrics.IsFinal)
            {
                Order(entry);
            }

            return;
        }

        bool isNewer = metrics.Seq > entry.MetricsSeq;
        Put(entry with
        {
            LastHeard = isNewer ? now : entry.LastHeard,
            MetricsSeq = Math.Max(entry.MetricsSeq, metrics.Seq),
            HasTotals = entry.HasTotals || metrics.IsFinal,
        });

        // Older ones too: they may have a series that has not changed since.
        _effects.Add(new ControllerEffect.Accepted(metrics));
        if (metrics.IsFinal)
        {
            Order(Test.Agents[metrics.From]);
            Settle();
        }
    }

    /// <summary>Goes on as far as things stand.</summary>
    private void Settle()
    {
        if (_state.Test is null)
        {
            return;
        }

        switch (Test.Phase)
        {
            case TestPhase.Gathering or TestPhase.Preparing or TestPhase.Arming:
                Gather();
                break;
            case TestPhase.Running:
                Watch();
                break;
        }
    }

    private void Gather()
    {
        // Nobody has started: whoever is not heard of any more may be replaced.
        foreach (AgentEntry silent in Test.Agents.Values.Where(agent => agent.Kind is null && IsSilent(agent)).ToList())
        {
            // Should it return with the part that somebody else has by then, it must not start.
            Test = Test with { Agents = Test.Agents.Remove(silent.Id), Phase = TestPhase.Gathering, StartAt = null };
            _state = _state with { Fenced = _state.Fenced.SetItem(silent.Id, silent.Incarnation) };
            _effects.Add(new ControllerEffect.Tell($"{silent.Name} is not heard of any more"));
            _hasNews = true;
        }

        int wanted = _state.Settings.Agents;
        if (Test.Phase is TestPhase.Gathering)
        {
            List<AgentEntry> come = [.. Test.Agents.Values.Where(agent => agent.Kind is null)];
            if (come.Count < wanted)
            {
                FailIfHopeless(come);
                return;
            }

            Divide(come, wanted);
        }

        List<AgentEntry> members = [.. Test.Members];
        if (Test.Phase is TestPhase.Preparing && members.All(agent => agent.Stage is AgentStage.Ready or AgentStage.Armed))
        {
            Attempt();
        }

        if (Test.Phase is not TestPhase.Arming)
        {
            if (now >= Test.Deadline)
            {
                FailLate([.. members.Where(agent => agent.Stage is AgentStage.Joining or AgentStage.Preparing)], "did not become ready");
            }
        }
        else if (members.All(agent => agent.Stage is AgentStage.Armed && agent.Attempt == Test.Attempt) && now < Test.StartAt)
        {
            Test = Test with { Phase = TestPhase.Running };
            _effects.Add(new ControllerEffect.Started(Test.StartAt!.Value));
            _hasNews = true;
        }
        else if (now >= Test.StartAt - ClusterTimes.GoLead)
        {
            if (now >= Test.Deadline)
            {
                FailLate([.. members.Where(agent => agent.Stage is not AgentStage.Armed || agent.Attempt != Test.Attempt)], "did not agree to start");
            }
            else
            {
                Attempt();
            }
        }
    }

    private void Divide(List<AgentEntry> come, int wanted)
    {
        // Those that have a part keep it.
        var free = new Queue<int>(Enumerable.Range(0, wanted).Except(come.Select(agent => agent.Index).OfType<int>()));
        foreach (AgentEntry agent in come.Where(agent => agent.Index is null))
        {
            Put(free.TryDequeue(out int index)
                ? agent with { Index = index }
                : agent with { Kind = OrderKind.TooLate, Reason = $"the run has its {wanted} agents already" });
            Order(Test.Agents[agent.Id]);
        }

        Test = Test with { Phase = TestPhase.Preparing };
        _effects.Add(new ControllerEffect.Tell($"all {wanted} agents are there: {Written.List([.. Test.Parts.Select(agent => agent.Name)])}"));
        _hasNews = true;
    }

    private void Attempt()
    {
        _state = _state with { Attempts = _state.Attempts + 1 };
        Test = Test with { Phase = TestPhase.Arming, Attempt = _state.Attempts, StartAt = now + ClusterTimes.StartLead };
        _hasNews = true;
    }

    private void FailIfHopeless(List<AgentEntry> come)
    {
        List<AgentEntry> refused = [.. Test.Agents.Values.Where(agent => agent.Kind is OrderKind.Refused)];
        bool isHopeless = refused.Count > 0 && come.Count + refused.Count >= _state.Settings.Agents && now >= refused.Max(agent => agent.RefusedAt) + ClusterTimes.Replacement;
        if (!isHopeless && now < Test.Deadline)
        {
            return;
        }

        string there = come.Count == 0 ? "none came" : $"{come.Count} came: {Written.List([.. come.Select(agent => agent.Name)])}";
        string others = string.Concat(refused.Select(agent => $". Refused: {agent.Reason?.TrimEnd('.')}"));
        string waited = isHopeless ? "" : $" within {DurationText.Print(Nanoseconds.ToTimeSpan(_state.Settings.Wait))}";
        Fail($"of {_state.Settings.Agents} agents {there}{waited}{others}", StopCause.Cancelled);
    }

    private void FailLate(List<AgentEntry> late, string what) =>
        Fail($"{Written.List([.. late.Select(agent => agent.Name)])} {what} within {DurationText.Print(Nanoseconds.ToTimeSpan(_state.Settings.Wait))}", StopCause.Cancelled);

    private void Watch()
    {
        foreach (AgentEntry agent in Test.Members.Where(agent => !agent.HasTotals).ToList())
        {
            if (agent.Stage is AgentStage.Missed)
            {
                Lose(agent, "missed the start: it was told to go too late, and sent nothing");
            }
            else if (IsSilent(agent))
            {
                Lose(agent, $"was not heard of for {ClusterTimes.AgentSilence / Nanoseconds.PerSecond} s");
            }
            else if (now > (Test.Stop is null ? Test.StartAt!.Value : Test.StoppedAt) + Test.Length + ClusterTimes.EndPatience)
            {
                Lose(agent, "did not end in time");
            }
        }

        if (!Test.Members.Any(agent => !agent.HasTotals))
        {
            Test = Test with { Phase = TestPhase.Done };
            _effects.Add(new ControllerEffect.Completed());
            _hasNews = true;
        }
    }

    private bool IsSilent(AgentEntry agent) => !_state.IsDeaf && now > agent.LastHeard + ClusterTimes.AgentSilence;

    private void Lose(AgentEntry agent, string loss)
    {
        Put(agent with { Loss = loss });
        _state = _state with { Fenced = _state.Fenced.SetItem(agent.Id, agent.Incarnation) };
        _effects.Add(new ControllerEffect.Tell($"lost: {agent.Name} {loss}"));
        if (_state.Settings.OnAgentLoss == OnAgentLoss.Abort && Test.Stop is null)
        {
            Halt(StopCause.Aborted, $"{agent.Name} {loss}");
        }
    }

    /// <summary>It says itself that it takes no further part.</summary>
    private void Leave(AgentEntry agent, string reason)
    {
        if (Test.Phase is TestPhase.Running)
        {
            if (!agent.HasTotals)
            {
                Lose(agent, $"left: {reason.TrimEnd('.')}");
            }
        }
        else
        {
            Fail($"{agent.Name} left before the start: {reason.TrimEnd('.')}", StopCause.Cancelled);
        }
    }

    private void Fail(string reason, StopCause cause)
    {
        Test = Test with { Phase = TestPhase.Failed, Stop = reason, StopCause = cause, StartAt = null, StoppedAt = now };
        _effects.Add(new ControllerEffect.Failed(reason));
        _hasNews = true;
    }

    private void Halt(StopCause cause, string reason)
    {
        Test = Test with { Stop = reason, StopCause = cause, StoppedAt = now };
        _effects.Add(new ControllerEffect.Stopping(cause, reason));
        _hasNews = true;
    }

    private bool IsFenced(string agent, int incarnation) => _state.Fenced.TryGetValue(agent, out int fenced) && incarnation <= fenced;

    private void Put(AgentEntry entry) => Test = Test with { Agents = Test.Agents.SetItem(entry.Id, entry) };

    private void Order(AgentEntry entry) => Send(entry.Id, new AgentOrder
    {
        From = Id,
        Seq = NextSeq(),
        Test = Test.Key,
        Incarnation = entry.Incarnation,
        Kind = entry.Loss is not null ? OrderKind.Fenced : entry.Kind ?? OrderKind.Member,
        Index = entry.Index ?? 0,
        Count = _state.Settings.Agents,
        HasTotals = entry.HasTotals,
        Reason = entry.Loss ?? entry.Reason,
    });

    private void Order(AgentReport report, OrderKind kind, string reason) =>
        Send(report.From, new AgentOrder { From = Id, Seq = NextSeq(), Test = report.Test!, Incarnation = report.Incarnation, Kind = kind, Reason = reason });

    /// <summary>About a test that is over.</summary>
    private void Order(AgentReport report, TestState over)
    {
        if (over.Agents.TryGetValue(report.From, out AgentEntry? entry) && entry.HasTotals && entry.Incarnation == report.Incarnation)
        {
            Send(report.From, new AgentOrder
            {
                From = Id,
                Seq = NextSeq(),
                Test = over.Key,
                Incarnation = entry.Incarnation,
                Kind = OrderKind.Member,
                HasTotals = true,
                Verdict = over.Verdict,
            });
        }
        else
        {
            Order(report, OrderKind.TooLate, "the controller is past this test");
        }
    }

    private void Send(string? to, Message message) => _messages.Add(new(to, message));

    private long NextSeq()
    {
        _state = _state with { Seq = _state.Seq + 1 };
        return _state.Seq;
    }

    private ControllerStep Finish()
    {
        bool isPressing = _state.Test is { Phase: TestPhase.Arming or TestPhase.Running, StartAt: { } startAt } && now < startAt;
        if (_hasNews || now >= _state.NextBeat)
        {
            _hasNews = false;
            _state = _state with { NextBeat = now + (isPressing ? ClusterTimes.GoBeat : ClusterTimes.Beat) };
            TestState? test = _state.Test;
            Send(null, new ControllerBeat
            {
                From = Id,
                Seq = NextSeq(),
                Test = test?.Key,
                Phase = test?.Phase ?? TestPhase.None,
                Attempt = test?.Attempt ?? 0,
                StartAt = test?.StartAt,
                Go = test?.Phase is TestPhase.Running or TestPhase.Done,
                Stop = test?.Stop,
                StopCause = test?.StopCause ?? StopCause.PlanDone,
                Verdict = test?.Verdict,
                IsClosing = _state.IsClosing,
            });
        }

        return new ControllerStep(_state, _messages, _effects);
    }
}
