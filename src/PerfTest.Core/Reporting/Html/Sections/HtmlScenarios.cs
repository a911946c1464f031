namespace PerfTest.Reporting;

/// <summary>What each scenario was asked to do and did.</summary>
internal static class HtmlScenarios
{
    public static Markup Body(HtmlView view)
    {
        var isOpen = view.Result.Scenarios.Any(scenario => scenario.IsOpenModel);
        HtmlColumn[] columns =
        [
            HtmlColumn.Words("scenario"), HtmlColumn.Words("workload"), HtmlColumn.Words("headline"), new("started"), new("completed"), new("rate"), new("failed"), new("cut off"),
            .. isOpen ? [new HtmlColumn("due"), new HtmlColumn("dropped")] : Array.Empty<HtmlColumn>(), new("p50"), new("p95"), new("p99"),
        ];
        var table = new HtmlTable("scenarios-table", "Scenarios", columns);
        foreach (var scenario in view.Result.Scenarios)
        {
            var (iterations, all) = (scenario.Iterations, scenario.Latency.Distribution);
            table.Add(
                iterations.Failed + iterations.Dropped > 0 ? "warn" : null,
                [
                    HtmlCell.Text(scenario.Name),
                    new(Markup.Of($"{scenario.Workload}<small>{scenario.Executor}, {(scenario.IsOpenModel ? "open model" : "closed model")}</small>")),
                    HtmlCell.Text(scenario.HeadlineMetric),
                    HtmlCell.Count(iterations.Started),
                    HtmlCell.Count(iterations.Completed),
                    HtmlCell.PerSecond(iterations.Rate),
                    HtmlCell.Count(iterations.Failed),
                    HtmlCell.Count(iterations.Interrupted),
                    .. isOpen ? [HtmlCell.Count(iterations.Due), HtmlCell.Count(iterations.Dropped)] : Array.Empty<HtmlCell>(),
                    HtmlCell.Quantile(all, 50),
                    HtmlCell.Quantile(all, 95),
                    HtmlCell.Quantile(all, 99),
                ]);
        }

        return table.ToMarkup();
    }
}
