using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>A plan, or everything that is wrong with what was written. Never both.</summary>
/// <param name="Plan">Null where there are mistakes.</param>
/// <param name="Mistakes">Whole messages, at least one where there is no plan.</param>
/// <param name="Warnings">Sentences about what did not stop the planning; the same as the plan's.</param>
internal sealed record PlanningResult(LoadPlan? Plan, ImmutableArray<string> Mistakes, ImmutableArray<string> Warnings)
{
    /// <summary>The most VUs at once; where there are mistakes, of the scenarios that could be planned all the same.</summary>
    public long PeakVus { get; init; }
}
