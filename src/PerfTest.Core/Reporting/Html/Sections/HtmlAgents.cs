using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>The machines of a run on several: what each had to do, and how it fared.</summary>
internal static class HtmlAgents
{
    public static Markup Body(HtmlView view)
    {
        if (view.Result.Agents.Count == 0)
        {
            return Markup.Empty;
        }

        var table = new HtmlTable(
            "agents-table",
            "Agents",
            [
                HtmlColumn.Words("agent"), HtmlColumn.Words("segment"), new("share"), new("iterations"), new("requests"), new("started"), new("start lag p99"), new("CPU"), new("clock"), new("±"),
                HtmlColumn.Words("totals"),
            ]);
        foreach (var agent in view.Result.Agents)
        {
            table.Add(
                agent.IsComplete ? null : "warn",
                [
                    HtmlCell.Text(agent.Name),
                    HtmlCell.Text(agent.Segment),
                    HtmlCell.Percent(agent.Share),
                    HtmlCell.Count(agent.Iterations),
                    HtmlCell.Count(agent.Requests),
                    HtmlCell.Percent(agent.StartedShare),
                    HtmlCell.Time(agent.StartLagP99 is { } lag ? Nanoseconds.From(lag) : null),
                    agent.CpuShare is { } cpu ? HtmlCell.Percent(cpu) : HtmlCell.Empty,
                    HtmlCell.Time(Nanoseconds.From(agent.ClockSkew)),
                    HtmlCell.Time(Nanoseconds.From(agent.ClockError)),
                    HtmlCell.Text(agent.Loss ?? "complete"),
                ]);
        }

        return table.ToMarkup();
    }
}
