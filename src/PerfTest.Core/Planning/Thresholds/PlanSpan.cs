using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>The part of a plan that a limit judges, as times.</summary>
/// <param name="Start">From t=0 of the plan.</param>
/// <param name="End">From t=0 of the plan.</param>
/// <param name="Scenario">Whose completions; null: everybody's.</param>
internal readonly record struct PlanSpan(TimeSpan Start, TimeSpan End, string? Scenario)
{
    /// <param name="scope">Names only what is in the plan.</param>
    /// <param name="scenarios">Those of the plan.</param>
    public static PlanSpan Of(ThresholdScope scope, ImmutableArray<Scenario> scenarios)
    {
        TimeSpan end = scenarios.Max(scenario => scenario.Deadline);
        if (scope.AfterStage is { } stage)
        {
            Scenario owner = scenarios.First(scenario => Find(scenario, stage) >= 0);
            return AfterStage(owner, Find(owner, stage));
        }

        if (scope.During is { } during)
        {
            return scenarios.FirstOrDefault(scenario => scenario.Name == during) is { } whole
                ? new PlanSpan(whole.StartTime, whole.Deadline, whole.Name)
                : DuringStage(scenarios.First(scenario => Find(scenario, during) >= 0), during);
        }

        return new PlanSpan(scope.After ?? TimeSpan.Zero, end, null);
    }

    private static int Find(Scenario scenario, string stage) => scenario.Workload.StageSpans.Select(candidate => candidate.Name).ToList().IndexOf(stage);

    private static PlanSpan DuringStage(Scenario owner, string name)
    {
        int index = Find(owner, name);
        TimeSpan start = StartOf(owner, index);
        return new PlanSpan(start, start + owner.Workload.StageSpans[index].Duration, owner.Name);
    }

    /// <summary>From the stage's end to where the level rises again, or to the scenario's deadline. The load of one scenario troubles everybody's requests.</summary>
    private static PlanSpan AfterStage(Scenario owner, int index)
    {
        ImmutableArray<StageSpan> stages = owner.Workload.StageSpans;
        int rising = index + 1;
        while (rising < stages.Length && stages[rising].Level <= stages[rising - 1].Level)
        {
            rising++;
        }

        return new PlanSpan(StartOf(owner, index + 1), StartOf(owner, rising), null);
    }

    private static TimeSpan StartOf(Scenario scenario, int index) => scenario.Workload.StageSpans.Take(index).Aggregate(scenario.StartTime, (at, stage) => at + stage.Duration);
}
