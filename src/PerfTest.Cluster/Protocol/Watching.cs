using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Cluster.Protocol;

/// <summary>The controller from the start on: agents are at work until their totals have come, or are lost.</summary>
internal sealed class Watching(ControllerDraft draft)
{
    /// <summary>Whoever has gone silent is lost; when nobody is waited for any more, the test is done.</summary>
    public void GoOn()
    {
        foreach (AgentEntry agent in draft.Test.Members.Where(agent => !agent.HasTotals).ToList())
        {
            TestState test = draft.Test;
            if (agent.Stage is AgentStage.Missed)
            {
                Lose(agent, "missed the start: it was told to go too late, and sent nothing");
            }
            else if (draft.IsSilent(agent))
            {
                Lose(agent, $"was not heard of for {ClusterTimes.AgentSilence / Nanoseconds.PerSecond} s");
            }
            else if (draft.Now > (test.Stop is null ? test.StartAt!.Value : test.StoppedAt) + test.Length + ClusterTimes.EndPatience)
            {
                Lose(agent, "did not end in time");
            }
        }

        if (!draft.Test.Members.Any(agent => !agent.HasTotals))
        {
            draft.Test = draft.Test with { Phase = TestPhase.Done };
            draft.Do(new ControllerEffect.Completed());
            draft.HasNews = true;
        }
    }

    /// <summary>Takes an agent's figures, of the test that is on.</summary>
    /// <returns>Whether they were its last.</returns>
    public bool Take(AgentMetrics metrics, AgentEntry entry)
    {
        if (!entry.IsMember || entry.Incarnation != metrics.Incarnation || draft.Test.Phase is not TestPhase.Running)
        {
            if (entry.HasTotals && metrics.IsFinal)
            {
                draft.Order(entry);
            }

            return false;
        }

        bool isNewer = metrics.Seq > entry.MetricsSeq;
        draft.Put(entry with
        {
            LastHeard = isNewer ? draft.Now : entry.LastHeard,
            MetricsSeq = Math.Max(entry.MetricsSeq, metrics.Seq),
            HasTotals = entry.HasTotals || metrics.IsFinal,
        });

        // Older ones too: they may have a series that has not changed since.
        draft.Do(new ControllerEffect.Accepted(metrics));
        if (metrics.IsFinal)
        {
            draft.Order(draft.Test.Agents[metrics.From]);
        }

        return metrics.IsFinal;
    }

    /// <summary>An agent says itself that it takes no further part.</summary>
    public void Leave(AgentEntry agent, string reason)
    {
        if (!agent.HasTotals)
        {
            Lose(agent, $"left: {reason.TrimEnd('.')}");
        }
    }

    private void Lose(AgentEntry agent, string loss)
    {
        draft.Put(agent with { Loss = loss });
        draft.Fence(agent);
        draft.Tell($"lost: {agent.Name} {loss}");
        if (draft.State.Settings.OnAgentLoss == OnAgentLoss.Abort && draft.Test.Stop is null)
        {
            draft.Halt(StopCause.Aborted, $"{agent.Name} {loss}");
        }
    }
}
