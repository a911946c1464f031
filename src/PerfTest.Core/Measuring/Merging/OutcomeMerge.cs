using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>How several parts of one run ended, as one: from the first start to the last end, stopped if one of them was.</summary>
internal static class OutcomeMerge
{
    /// <param name="parts">At least one, of this plan.</param>
    /// <param name="plan">Of the whole.</param>
    public static EngineOutcome Merge(IReadOnlyList<EngineOutcome> parts, LoadPlan plan)
    {
        var cause = parts.MaxBy(part => WeightOf(part.Cause))!.Cause;
        return new()
        {
            StartedAt = parts.Min(part => part.StartedAt),
            End = parts.Max(part => part.End),
            Cause = cause,
            StopReason = parts.Where(part => part.Cause == cause).Select(part => part.StopReason).OfType<string>().Order(StringComparer.Ordinal).FirstOrDefault(),
            Scenarios = [.. plan.Scenarios.Select((scenario, i) => parts.Select(part => part.Scenarios[i]).Aggregate(new ScenarioCounters { Scenario = scenario }, Add))],
            Abandoned = [.. parts.SelectMany(part => part.Abandoned)],
            Warnings = [.. parts.SelectMany(part => part.Warnings).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>A stop from outside weighs most, what was planned least.</summary>
    private static int WeightOf(StopCause cause) => cause switch
    {
        StopCause.Cancelled => 3,
        StopCause.Aborted => 2,
        StopCause.DataUsedUp => 1,
        _ => 0,
    };

    private static ScenarioCounters Add(ScenarioCounters sum, ScenarioCounters part) => sum with
    {
        ActiveVus = sum.ActiveVus + part.ActiveVus,
        BroughtUpVus = sum.BroughtUpVus + part.BroughtUpVus,
        PlannedVus = sum.PlannedVus + part.PlannedVus,
        Due = sum.Due + part.Due,
        Started = sum.Started + part.Started,
        Completed = sum.Completed + part.Completed,
        Failed = sum.Failed + part.Failed,
        Interrupted = sum.Interrupted + part.Interrupted,
        WithoutRow = sum.WithoutRow + part.WithoutRow,
        DroppedNoIdleVu = sum.DroppedNoIdleVu + part.DroppedNoIdleVu,
        DroppedGeneratorLate = sum.DroppedGeneratorLate + part.DroppedGeneratorLate,
        DroppedMaxDuration = sum.DroppedMaxDuration + part.DroppedMaxDuration,
    };
}
