using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>What smoke and debug runs make of a plan: each body once, by one virtual user, at once and without warm-up.</summary>
internal static class OneIteration
{
    public static ImmutableArray<Scenario> Of(ImmutableArray<Scenario> scenarios, RunMode mode)
    {
        // Somebody may look at a breakpoint for as long as they like.
        TimeSpan time = mode == RunMode.Debug ? PlanLimits.Time : WorkloadFactory.DefaultMaxDuration;
        return
        [
            .. scenarios.Select(scenario => scenario with
            {
                Workload = new PerVuIterations(1, scenario.Bodies.Length, time),
                StartTime = TimeSpan.Zero,
                Warmup = TimeSpan.Zero,
                Bodies = [.. scenario.Bodies.Select(body => body with { Weight = 1 })],
            }),
        ];
    }
}
