using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Judging;

/// <summary>Arrival rates: started &lt; 99 % of due over the plan. An explicit limit on <c>dropped_iterations</c> replaces it.</summary>
internal sealed class UndeliveredStarts : IHealthRule
{
    private const double Least = 0.99;

    public IEnumerable<HealthFinding> Examine(HealthContext context)
    {
        if (context.HasOwnDropLimit)
        {
            yield break;
        }

        foreach (var counters in context.Record.Outcome.Scenarios.Where(counters => counters.Scenario.Workload.IsArrivalRate))
        {
            // What was due at the moment of a stop and had not started yet was not dropped.
            var started = counters.Due - counters.Dropped;
            if (started < Least * counters.Due)
            {
                yield return new(HealthSeverity.NotDelivered, "undelivered-starts", Sentence(context.Record.Plan, counters, started));
            }
        }
    }

    private static string Sentence(LoadPlan plan, ScenarioCounters counters, long started)
    {
        var which = plan.Scenarios.Length == 1 ? "" : $" of scenario '{counters.Scenario.Name}'";
        return $"{Figures.Count(counters.Dropped)} of {Figures.Count(counters.Due)} iterations{which} never started: {Figures.Percent((double)started / counters.Due, 1)} of the planned load was delivered, "
            + $"at least 99 % must be. {Fault.Of(counters)}";
    }
}
