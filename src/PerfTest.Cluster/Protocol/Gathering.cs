using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Cluster.Protocol;

/// <summary>The controller before the start: agents come, have their parts, get ready and agree to a time. Whoever drops out until then may be replaced.</summary>
internal sealed class Gathering(ControllerDraft draft)
{
    private int Wanted => draft.State.Settings.Agents;

    /// <summary>Whether an agent may have a part.</summary>
    public AgentEntry Judge(AgentEntry entry, AgentReport report)
    {
        TestState test = draft.Test;
        if (test.Phase is not (TestPhase.Gathering or TestPhase.Preparing or TestPhase.Arming))
        {
            return entry with { Kind = OrderKind.TooLate, Reason = "the run has started without it" };
        }

        if (report.Fingerprint is { } other && test.Fingerprint.Difference(other, entry.Name) is { } difference)
        {
            draft.Tell($"refused: {difference}");
            return entry with { Kind = OrderKind.Refused, Reason = difference, RefusedAt = draft.Now };
        }

        if (test.Phase is not TestPhase.Gathering)
        {
            return entry with { Kind = OrderKind.TooLate, Reason = $"the run has its {Wanted} agents already" };
        }

        return entry;
    }

    /// <summary>It has come to a test that has not begun here: it waits there, and may be missed here.</summary>
    public void Miss(AgentReport report)
    {
        WaitingElsewhere? known = draft.State.Elsewhere.GetValueOrDefault(report.From);
        bool isNew = known is null || known.Test != report.Test;
        draft.State = draft.State with
        {
            Elsewhere = report.Stage is AgentStage.Left
                ? draft.State.Elsewhere.Remove(report.From)
                : draft.State.Elsewhere.SetItem(report.From, new WaitingElsewhere(report.Name, report.Test!, isNew ? draft.Now : known!.Since, draft.Now)),
        };
        if (isNew && report.Stage is AgentStage.Joining && draft.State.Test is { Phase: TestPhase.Gathering })
        {
            draft.Tell($"{report.Name} waits at {Written.Quote(report.Test!)}");
        }
    }

    /// <summary>Goes on as far as things stand.</summary>
    public void GoOn()
    {
        DropSilent();
        if (draft.Test.Phase is TestPhase.Gathering)
        {
            List<AgentEntry> come = [.. draft.Test.Agents.Values.Where(agent => agent.Kind is null)];
            if (come.Count < Wanted)
            {
                FailIfHopeless(come);
                return;
            }

            Divide(come);
        }

        List<AgentEntry> members = [.. draft.Test.Members];
        if (draft.Test.Phase is TestPhase.Preparing && members.All(agent => agent.Stage is AgentStage.Ready or AgentStage.Armed))
        {
            Attempt();
        }

        if (draft.Test.Phase is TestPhase.Arming)
        {
            Arm(members);
        }
        else if (draft.Now >= draft.Test.Deadline)
        {
            FailLate([.. members.Where(agent => agent.Stage is AgentStage.Joining or AgentStage.Preparing)], "did not become ready");
        }
    }

    /// <summary>Nobody has started: whoever is not heard of any more may be replaced.</summary>
    private void DropSilent()
    {
        foreach (AgentEntry silent in draft.Test.Agents.Values.Where(agent => agent.Kind is null && draft.IsSilent(agent)).ToList())
        {
            // Should it return with the part that somebody else has by then, it must not start.
            draft.Test = draft.Test with { Agents = draft.Test.Agents.Remove(silent.Id), Phase = TestPhase.Gathering, StartAt = null };
            draft.Fence(silent);
            draft.Tell($"{silent.Name} is not heard of any more");
            draft.HasNews = true;
        }
    }

    private void Divide(List<AgentEntry> come)
    {
        // Those that have a part keep it.
        var free = new Queue<int>(Enumerable.Range(0, Wanted).Except(come.Select(agent => agent.Index).OfType<int>()));
        foreach (AgentEntry agent in come.Where(agent => agent.Index is null))
        {
            draft.Put(free.TryDequeue(out int index)
                ? agent with { Index = index }
                : agent with { Kind = OrderKind.TooLate, Reason = $"the run has its {Wanted} agents already" });
            draft.Order(draft.Test.Agents[agent.Id]);
        }

        draft.Test = draft.Test with { Phase = TestPhase.Preparing };
        draft.Tell($"all {Wanted} agents are there: {Written.List([.. draft.Test.Parts.Select(agent => agent.Name)])}");
        draft.HasNews = true;
    }

    private void Attempt()
    {
        draft.State = draft.State with { Attempts = draft.State.Attempts + 1 };
        draft.Test = draft.Test with { Phase = TestPhase.Arming, Attempt = draft.State.Attempts, StartAt = draft.Now + ClusterTimes.StartLead };
        draft.HasNews = true;
    }

    /// <summary>Starts when all have agreed in time, else tries again.</summary>
    private void Arm(List<AgentEntry> members)
    {
        TestState test = draft.Test;
        if (members.All(agent => HasAgreed(agent, test)) && draft.Now < test.StartAt)
        {
            draft.Test = test with { Phase = TestPhase.Running };
            draft.Do(new ControllerEffect.Started(test.StartAt!.Value));
            draft.HasNews = true;
        }
        else if (draft.Now >= test.StartAt - ClusterTimes.GoLead)
        {
            if (draft.Now >= test.Deadline)
            {
                FailLate([.. members.Where(agent => !HasAgreed(agent, test))], "did not agree to start");
            }
            else
            {
                Attempt();
            }
        }
    }

    private static bool HasAgreed(AgentEntry agent, TestState test) => agent.Stage is AgentStage.Armed && agent.Attempt == test.Attempt;

    private void FailIfHopeless(List<AgentEntry> come)
    {
        List<AgentEntry> refused = [.. draft.Test.Agents.Values.Where(agent => agent.Kind is OrderKind.Refused)];
        List<WaitingElsewhere> elsewhere = [.. draft.State.Elsewhere.Values.Where(agent => draft.Now <= agent.LastHeard + ClusterTimes.AgentSilence)];
        bool isHopeless = refused.Count + elsewhere.Count > 0 && come.Count + refused.Count + elsewhere.Count >= Wanted && draft.Now >= MissingSince(refused, elsewhere) + ClusterTimes.Replacement;
        if (!isHopeless && draft.Now < draft.Test.Deadline)
        {
            return;
        }

        string there = come.Count == 0 ? "none came" : $"{come.Count} came: {Written.List([.. come.Select(agent => agent.Name)])}";
        string waited = isHopeless ? "" : $" within {DurationText.Print(Nanoseconds.ToTimeSpan(draft.State.Settings.Wait))}";
        string others = string.Concat(refused.Select(agent => $". Refused: {agent.Reason?.TrimEnd('.')}"));
        string away = elsewhere.Count == 0 ? "" : $". {Written.List([.. elsewhere.Select(agent => $"{agent.Name} waits at {Written.Quote(agent.Test)}")])}: start the same tests in the same order on all machines";
        draft.Fail($"of {Wanted} agents {there}{waited}{others}{away}", StopCause.Cancelled);
    }

    /// <summary>Since when nobody else has turned up, and those that did cannot have a part.</summary>
    private long MissingSince(List<AgentEntry> refused, List<WaitingElsewhere> elsewhere)
    {
        long begun = draft.Test.Deadline - draft.State.Settings.Wait;
        return refused.Select(agent => agent.RefusedAt).Concat(elsewhere.Select(agent => agent.Since)).Append(begun).Max();
    }

    private void FailLate(List<AgentEntry> late, string what) =>
        draft.Fail($"{Written.List([.. late.Select(agent => agent.Name)])} {what} within {DurationText.Print(Nanoseconds.ToTimeSpan(draft.State.Settings.Wait))}", StopCause.Cancelled);
}
