using PerfTest.Running;

namespace PerfTest.Cluster.Protocol;

/// <summary>A step of the controller in the making: its next state, what it says, and what it wants done. Used once.</summary>
internal sealed class ControllerDraft(ControllerState state, long now)
{
    private readonly List<Outgoing> _messages = [];
    private readonly List<ControllerEffect> _effects = [];

    public long Now => now;

    public ControllerState State { get; set; } = state;

    /// <summary>The test that is on; only where there is one.</summary>
    public TestState Test
    {
        get => State.Test!;
        set => State = State with { Test = value };
    }

    /// <summary>All are to be told how things stand, now.</summary>
    public bool HasNews { get; set; }

    public void Put(AgentEntry entry) => Test = Test with { Agents = Test.Agents.SetItem(entry.Id, entry) };

    public void Do(ControllerEffect effect) => _effects.Add(effect);

    public void Tell(string sentence) => Do(new ControllerEffect.Tell(sentence));

    /// <summary>So long nothing was heard of it, and something could have been.</summary>
    public bool IsSilent(AgentEntry agent) => !State.IsDeaf && now > agent.LastHeard + ClusterTimes.AgentSilence;

    /// <summary>From now on nothing counts that this incarnation says.</summary>
    public void Fence(AgentEntry agent) => State = State with { Fenced = State.Fenced.SetItem(agent.Id, agent.Incarnation) };

    public bool IsFenced(string agent, int incarnation) => State.Fenced.TryGetValue(agent, out int fenced) && incarnation <= fenced;

    /// <summary>Nobody starts.</summary>
    public void Fail(string reason, StopCause cause)
    {
        Test = Test with { Phase = TestPhase.Failed, Stop = reason, StopCause = cause, StartAt = null, StoppedAt = now };
        Do(new ControllerEffect.Failed(reason));
        HasNews = true;
    }

    /// <summary>All stop.</summary>
    public void Halt(StopCause cause, string reason)
    {
        Test = Test with { Stop = reason, StopCause = cause, StoppedAt = now };
        Do(new ControllerEffect.Stopping(cause, reason));
        HasNews = true;
    }

    /// <summary>What is made of an agent, to itself.</summary>
    public void Order(AgentEntry entry) => Send(entry.Id, new AgentOrder
    {
        From = State.Settings.Id,
        Seq = NextSeq(),
        Test = Test.Key,
        Incarnation = entry.Incarnation,
        Kind = entry.Loss is not null ? OrderKind.Fenced : entry.Kind ?? OrderKind.Member,
        Index = entry.Index ?? 0,
        Count = State.Settings.Agents,
        HasTotals = entry.HasTotals,
        Reason = entry.Loss ?? entry.Reason,
    });

    /// <summary>It takes no part.</summary>
    public void Order(AgentReport report, OrderKind kind, string reason) =>
        Send(report.From, new AgentOrder { From = State.Settings.Id, Seq = NextSeq(), Test = report.Test!, Incarnation = report.Incarnation, Kind = kind, Reason = reason });

    /// <summary>About a test that is over.</summary>
    public void Order(AgentReport report, TestState over)
    {
        if (over.Agents.TryGetValue(report.From, out AgentEntry? entry) && entry.HasTotals && entry.Incarnation == report.Incarnation)
        {
            Send(report.From, new AgentOrder
            {
                From = State.Settings.Id,
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

    public void Send(string? to, Message message) => _messages.Add(new(to, message));

    /// <summary>The step, with a sign of life where it is time for one.</summary>
    public ControllerStep Finish()
    {
        bool isPressing = State.Test is { Phase: TestPhase.Arming or TestPhase.Running, StartAt: { } startAt } && now < startAt;
        if (HasNews || now >= State.NextBeat)
        {
            HasNews = false;
            State = State with { NextBeat = now + (isPressing ? ClusterTimes.GoBeat : ClusterTimes.Beat) };
            TestState? test = State.Test;
            Send(null, new ControllerBeat
            {
                From = State.Settings.Id,
                Seq = NextSeq(),
                Test = test?.Key,
                Phase = test?.Phase ?? TestPhase.None,
                Attempt = test?.Attempt ?? 0,
                StartAt = test?.StartAt,
                Go = test?.Phase is TestPhase.Running or TestPhase.Done,
                Stop = test?.Stop,
                StopCause = test?.StopCause ?? StopCause.PlanDone,
                Verdict = test?.Verdict,
                IsClosing = State.IsClosing,
            });
        }

        return new ControllerStep(State, _messages, _effects);
    }

    private long NextSeq()
    {
        State = State with { Seq = State.Seq + 1 };
        return State.Seq;
    }
}
