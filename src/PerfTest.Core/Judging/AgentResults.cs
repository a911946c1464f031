using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>What each machine did in a run on several.</summary>
internal static class AgentResults
{
    /// <summary>From here on a clock that is off is worth a warning: lines of different machines' logs are out of order.</summary>
    private const long SkewToWarn = 50 * Nanoseconds.PerMillisecond;

    public static AgentResult Of(AgentRecord agent)
    {
        var open = agent.Scenarios.Where(counters => counters.Scenario.Workload.IsArrivalRate).ToList();
        var due = open.Sum(counters => counters.Due);
        return new()
        {
            Name = agent.Name,
            Segment = agent.Segment,
            Share = agent.Share,
            Iterations = agent.Scenarios.IsDefault ? 0 : agent.Scenarios.Sum(counters => counters.Completed),
            Requests = agent.Requests,
            StartedShare = due == 0 ? 1 : (double)(due - open.Sum(counters => counters.Dropped)) / due,
            StartLagP99 = agent.StartLagP99 is { } lag ? Nanoseconds.ToTimeSpan((long)Math.Round(lag)) : null,
            CpuShare = agent.Health?.CpuShare,
            ClockSkew = Nanoseconds.ToTimeSpan(agent.ClockSkew),
            ClockError = Nanoseconds.ToTimeSpan(agent.ClockError),
            IsComplete = agent.IsComplete,
            Loss = agent.IsComplete ? null : agent.Loss ?? "did not send its totals",
        };
    }

    public static IEnumerable<string> Warnings(RunRecord record)
    {
        foreach (var agent in record.Agents)
        {
            if (Math.Abs(agent.ClockSkew) > SkewToWarn)
            {
                yield return $"The clock of {agent.Name} is {Figures.Time(Math.Abs(agent.ClockSkew))} {(agent.ClockSkew > 0 ? "ahead of" : "behind")} the controller's (more than 50 ms). "
                    + "The start was corrected by that; the times in its logs are not.";
            }

            if (agent.ClockError > SkewToWarn)
            {
                yield return $"How the clock of {agent.Name} stands is known to ±{Figures.Time(agent.ClockError)} only (more than 50 ms): it may have started so much earlier or later than the others. "
                    + "The way to the broker is slow.";
            }
        }
    }
}
