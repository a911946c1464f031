using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Judging;

/// <summary>Arrival rates: started &lt; 99 % of due over the plan. An explicit limit on <c>dropped_iterations</c> replaces it.</summary>
internal sealed class UndeliveredStarts : IHealthRule
{
    private const double Least = 0.99;

    public IEnumerable<HealthFinding> Examine(HealthContext context)
    {
        foreach (var counters in context.Record.Outcome.Scenarios.Where(counters => IsBroken(context, counters)))
        {
            yield return new(HealthSeverity.NotDelivered, "undelivered-starts", "not delivered", Sentence(context.Record.Plan, counters));
        }
    }

    public static bool IsBroken(HealthContext context, ScenarioCounters counters) =>
        !context.HasOwnDropLimit && counters.Scenario.Workload.IsArrivalRate && Started(counters) < Least * counters.Due;

    /// <summary>What was due at the moment of a stop and had not started yet was not dropped.</summary>
    private static long Started(ScenarioCounters counters) => counters.Due - counters.Dropped;

    private static string Sentence(LoadPlan plan, ScenarioCounters counters)
    {
        var which = plan.Scenarios.Length == 1 ? "" : $" of scenario '{counters.Scenario.Name}'";
        return $"The load{which} was not delivered: only {Figures.Percent((double)Started(counters) / counters.Due, 1)} of it (at least 99 % must be). "
            + $"{Figures.Count(counters.Dropped)} of {Figures.Count(counters.Due)} iterations never started. {Fault.Of(counters)}";
    }
}
