using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>Machines whose totals are missing: what they had sent is in the result, and the result is incomplete.</summary>
internal static class MissingAgents
{
    /// <summary>The part of the load, until the run's end, that the result does not hold; from 0 to 1.</summary>
    public static double Share(RunRecord record) => record.Agents.Where(agent => !agent.IsComplete).Sum(agent => agent.Share * Missing(record, agent));

    /// <summary>A sentence; null where none is missing.</summary>
    public static string? Sentence(RunRecord record)
    {
        List<AgentRecord> missing = [.. record.Agents.Where(agent => !agent.IsComplete)];
        if (missing.Count == 0)
        {
            return null;
        }

        IEnumerable<string> each = missing.Select(agent =>
            $"{agent.Name} ({agent.Segment}) {agent.Loss ?? "did not send its totals"}, its last figures are of {Figures.Moment(Nanoseconds.ToTimeSpan(agent.SeenUntil))}");
        return $"The result is incomplete: {Figures.Percent(Share(record), 1)} of the load until {Figures.Moment(Nanoseconds.ToTimeSpan(Until(record)))} is missing. "
            + $"Of {Figures.Counted(record.Agents.Length, "agent")}, {string.Join("; ", each)}.";
    }

    private static double Missing(RunRecord record, AgentRecord agent)
    {
        long until = Until(record);
        return until <= 0 ? 1 : 1 - (double)Math.Clamp(agent.SeenUntil, 0, until) / until;
    }

    /// <summary>Behind the plan's end no load is due.</summary>
    private static long Until(RunRecord record) => Math.Min(record.Outcome.End, Nanoseconds.From(record.Plan.Duration));
}
