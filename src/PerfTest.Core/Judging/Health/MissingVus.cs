using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>Closed models: active VUs &lt; 99 % of the plan, over its time.</summary>
internal sealed class MissingVus : IHealthRule
{
    private const double Least = 0.99;

    public IEnumerable<HealthFinding> Examine(HealthContext context)
    {
        var plan = context.Record.Plan;
        for (var i = 0; i < plan.Scenarios.Length; i++)
        {
            var scenario = plan.Scenarios[i];
            if (scenario.Workload.IsArrivalRate || scenario.Workload.IsIterationCounted)
            {
                continue;
            }

            double planned = 0, active = 0;
            foreach (var slice in context.Record.Slices)
            {
                // A slice knows the VUs at its end: at the deadline some have stopped already.
                if (slice.End < Nanoseconds.From(scenario.Deadline))
                {
                    // Where VUs are ramped down more of them may still be busy than the plan wants: those make up for none that is missing.
                    var mine = slice.Scenarios[i];
                    planned += mine.PlannedVus * slice.Length;
                    active += Math.Min(mine.ActiveVus, mine.PlannedVus) * slice.Length;
                }
            }

            if (active < Least * planned)
            {
                var which = plan.Scenarios.Length == 1 ? "" : $" of scenario '{scenario.Name}'";
                yield return new(
                    HealthSeverity.NotDelivered,
                    "missing-vus",
                    "not delivered",
                    $"The load{which} was not delivered: on average only {Figures.Percent(active / planned, 1)} of the planned VUs were active (at least 99 % must be). "
                    + "The generator's fault: this machine or process was too busy to keep its virtual users going (see HEALTH).");
            }
        }
    }
}
