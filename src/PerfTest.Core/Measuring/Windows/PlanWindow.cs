using System.Collections.Immutable;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>A part of the plan's time that a threshold may mean: a named stage, a scenario, or what comes after a time.</summary>
/// <param name="Name">The stage's or the scenario's; null: what comes after a time has none.</param>
/// <param name="Scenario">Whose stage it is; the scenario itself; null: everybody's.</param>
/// <param name="Start">Nanoseconds from t=0.</param>
/// <param name="End">Nanoseconds from t=0; <see cref="long.MaxValue"/>: the end of the run.</param>
internal sealed record PlanWindow(string? Name, string? Scenario, long Start, long End)
{
    /// <summary>All windows of a plan, in plan order.</summary>
    public static ImmutableArray<PlanWindow> Of(LoadPlan plan)
    {
        var windows = ImmutableArray.CreateBuilder<PlanWindow>();
        foreach (var scenario in plan.Scenarios)
        {
            if (plan.Thresholds.Any(threshold => threshold.Scope.During == scenario.Name))
            {
                windows.Add(new(scenario.Name, scenario.Name, Nanoseconds.From(scenario.StartTime), Nanoseconds.From(scenario.Deadline)));
            }

            var start = scenario.StartTime;
            foreach (var (duration, _, name) in scenario.Workload.StageSpans)
            {
                if (name is not null)
                {
                    windows.Add(new(name, scenario.Name, Nanoseconds.From(start), Nanoseconds.From(start + duration)));
                }

                start += duration;
            }
        }

        // Its end is the run's: what completes in the graceful tail came after, too.
        foreach (var after in plan.Thresholds.Select(threshold => threshold.Scope).Where(scope => !scope.IsSliding).Select(scope => scope.After).OfType<TimeSpan>().Distinct())
        {
            windows.Add(new(null, null, Nanoseconds.From(after), long.MaxValue));
        }

        return windows.ToImmutable();
    }

    /// <summary>Whether it is the part that a limit judges.</summary>
    public bool IsOf(ThresholdScope scope) =>
        scope.During is { } during ? Name == during : scope.After is { } after && Name is null && Start == Nanoseconds.From(after);
}
