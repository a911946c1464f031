using System.Collections.Immutable;
using PerfTest.Judging;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>The stages of a plan as bands behind its charts. Pure.</summary>
internal static class StageBands
{
    /// <summary>
    /// Of one scenario with stages: its stages, a name or the target on each. Of several: each scenario's named stages; and where scenarios start at different
    /// times and have no stages, the scenarios themselves.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="end">Of the axis, in seconds: what lies beyond is left out.</param>
    public static ImmutableArray<ChartBand> Of(LoadPlan plan, double end)
    {
        List<Scenario> staged = [.. plan.Scenarios.Where(scenario => !scenario.Workload.StageSpans.IsEmpty)];
        var bands = staged.Count == 1 ? Stages(staged[0], plan.Scenarios.Length > 1 ? staged[0].Name : null, namedOnly: false)
            : staged.Count > 1 ? staged.SelectMany(scenario => Stages(scenario, scenario.Name, namedOnly: true))
            : plan.Scenarios.Select(scenario => scenario.StartTime).Distinct().Count() > 1 ? plan.Scenarios.Select(WholeOf)
            : [];
        return [.. bands.Where(band => band.From < end).Select(band => band with { To = Math.Min(band.To, end) }).OrderBy(band => band.From)];
    }

    private static IEnumerable<ChartBand> Stages(Scenario scenario, string? owner, bool namedOnly)
    {
        var at = scenario.StartTime;
        foreach (var stage in scenario.Workload.StageSpans)
        {
            var target = scenario.Workload.IsArrivalRate ? Figures.PerSecond(stage.Level) : $"{Figures.Number(stage.Level)} VUs";
            if (stage.Name is not null || !namedOnly)
            {
                var name = stage.Name is { } given ? Ellipsis.OneLine(given) : $"→ {target}";
                var whose = owner is null ? "" : $" of {Ellipsis.OneLine(owner)}";
                yield return Band(at, at + stage.Duration, name, $"{(stage.Name is null ? $"stage to {target}" : $"{name}, to {target}")}{whose}");
            }

            at += stage.Duration;
        }
    }

    private static ChartBand WholeOf(Scenario scenario) => Band(scenario.StartTime, scenario.Deadline, Ellipsis.OneLine(scenario.Name), Ellipsis.OneLine(scenario.Name));

    private static ChartBand Band(TimeSpan from, TimeSpan to, string name, string title) =>
        new(from.TotalSeconds, to.TotalSeconds, name, $"{title}: {Figures.Moment(from)} to {Figures.Moment(to)}");
}
