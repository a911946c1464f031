using PerfTest.Judging;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>The machines of a run on several: what each had to do, and how it fared.</summary>
internal static class AgentSection
{
    public static IEnumerable<string> Lines(LoadResult result)
    {
        if (result.Agents.Count == 0)
        {
            return [];
        }

        var table = new TextTable(
            TextTable.Column.Left(), TextTable.Column.Left(40), TextTable.Column.Left(), TextTable.Column.Right, TextTable.Column.Right, TextTable.Column.Right,
            TextTable.Column.Right, TextTable.Column.Right, TextTable.Column.Right, TextTable.Column.Left());
        table.Add("", "", "segment", "share", "iterations", "requests", "started", "lag p(99)", "CPU", "clock");
        foreach (var agent in result.Agents)
        {
            table.Add(
                agent.IsComplete ? "✓" : "✗",
                Ellipsis.OneLine(agent.Name),
                agent.Segment,
                Figures.Percent(agent.Share, 1),
                Figures.Count(agent.Iterations),
                Figures.Count(agent.Requests),
                Figures.Percent(agent.StartedShare, 1),
                agent.StartLagP99 is { } lag ? Time(lag) : "",
                agent.CpuShare is { } cpu ? Figures.Percent(cpu, 0) : "",
                $"{(agent.ClockSkew < TimeSpan.Zero ? "" : "+")}{Time(agent.ClockSkew)} ±{Time(agent.ClockError)}");
        }

        return
        [
            "AGENTS",
            .. table.Lines(),
            .. result.Agents.Where(agent => !agent.IsComplete).SelectMany(agent => Sheet.Paragraph($"{agent.Name} {agent.Loss}", "  ✗ ")),
        ];
    }

    private static string Time(TimeSpan time) => Figures.Time(Nanoseconds.From(time));
}
