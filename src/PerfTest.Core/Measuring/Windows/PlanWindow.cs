using System.Collections.Immutable;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>A part of the plan's time that has a name: a named stage, or a scenario that a threshold's <c>During</c> means.</summary>
/// <param name="Name">The stage's or the scenario's.</param>
/// <param name="Scenario">Whose stage it is; the scenario itself.</param>
/// <param name="Start">Nanoseconds from t=0.</param>
/// <param name="End">Nanoseconds from t=0.</param>
internal sealed record PlanWindow(string Name, string Scenario, long Start, long End)
{
    /// <summary>All windows of a plan, in plan order.</summary>
    public static ImmutableArray<PlanWindow> Of(LoadPlan plan)
    {
        var windows = ImmutableArray.CreateBuilder<PlanWindow>();
        foreach (var scenario in plan.Scenarios)
        {
            if (plan.Thresholds.Any(threshold => threshold.During == scenario.Name))
            {
                windows.Add(new(scenario.Name, scenario.Name, Nanoseconds.From(scenario.StartTime), Nanoseconds.From(scenario.Deadline)));
            }

            var start = scenario.StartTime;
            foreach (var (duration, name) in StagesOf(scenario.Workload))
            {
                if (name is not null)
                {
                    windows.Add(new(name, scenario.Name, Nanoseconds.From(start), Nanoseconds.From(start + duration)));
                }

                start += duration;
            }
        }

        return windows.ToImmutable();
    }

    private static IEnumerable<(TimeSpan Duration, string? Name)> StagesOf(Workload workload) => workload switch
    {
        RampingVus vus => vus.Stages.Select(stage => (stage.Duration, stage.Name)),
        RampingArrivalRate rate => rate.Stages.Select(stage => (stage.Duration, stage.Name)),
        _ => [],
    };
}
