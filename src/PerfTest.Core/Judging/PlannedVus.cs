using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Judging;

/// <summary>
/// How many virtual users a plan wanted. Where it has a line of them, that line; slices know a more lenient one, which gives those that have just been started time to
/// get going. Pure.
/// </summary>
internal sealed class PlannedVus
{
    private readonly ImmutableArray<(Scenario Scenario, IReadOnlyList<VuStep>? Line)> _lines;

    public PlannedVus(LoadPlan plan) => _lines = [.. plan.Scenarios.Select(scenario =>
        (scenario, scenario.Workload is { IsArrivalRate: false, IsIterationCounted: false } ? VuSchedule.Planned(scenario.Workload, plan.Segment) : null))];

    /// <summary>At the slice's end; of scenarios without a line, what the slice knows.</summary>
    public double AtEndOf(Slice slice) => _lines.Zip(slice.Scenarios, (planned, seen) => planned.Line is { } line ? At(planned.Scenario, line, slice.End) : seen.PlannedVus).Sum();

    private static int At(Scenario scenario, IReadOnlyList<VuStep> line, long now)
    {
        var since = now - Nanoseconds.From(scenario.StartTime);
        return since < 0 || since >= Nanoseconds.From(scenario.Workload.Duration) ? 0 : VuSchedule.At(line, since);
    }
}
