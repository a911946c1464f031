using System.Collections.Immutable;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>
/// The records of several parts of one run as the record of the whole, which is judged like any other. Pure; merging is addition. What cannot be added up, a
/// machine's health, stays beside it: <see cref="RunRecord.Parts"/>.
/// </summary>
internal static class RecordMerge
{
    /// <param name="records">At least one; all of plans that have <see cref="PlanJson.Common"/> in common. That nothing is missing and nothing comes twice is the caller's care.</param>
    /// <param name="catalog">Whose the metrics and tags of the result are.</param>
    /// <exception cref="FormatException">A metric has not the same type and unit in all of them: a sentence says which.</exception>
    public static RunRecord Merge(IReadOnlyList<RunRecord> records, MetricCatalog catalog)
    {
        var plan = Whole(records);
        var (slices, width) = SliceMerge.Merge(plan, [.. records.Select(record => (record.Slices, record.SliceWidth))]);
        var merged = SnapshotMerge.Merge([.. records.Select(record => record.Metrics)], catalog);
        ImmutableArray<MachineInfo?> machines = [.. records.Select(record => record.Machine)];
        return new()
        {
            Plan = plan,
            Outcome = OutcomeMerge.Merge([.. records.Select(record => record.Outcome)], plan),
            Metrics = records.Count == 1 ? merged : VuGauges.Correct(merged, slices),
            Slices = slices,
            SliceWidth = width,
            Windows = WindowMerge.Merge(records.Select(record => record.Windows), catalog),
            Errors = ErrorMerge.Merge(records.Select(record => record.Errors)),
            Slowest = SlowestMerge.Merge(records.Select(record => record.Slowest)),
            IsInMemory = records.Any(record => record.IsInMemory),
            Health = HealthMerge.Merge(records.Select(record => record.Health)),
            Machine = machines.All(machine => IsSame(machine, machines[0])) ? machines[0] : null,
            FoldedEndpoints = records.Max(record => record.FoldedEndpoints),
            Parts = [.. records.SelectMany(record => record.Parts.IsEmpty ? [RunPart.Of(record)] : record.Parts)],
        };
    }

    private static LoadPlan Whole(IReadOnlyList<RunRecord> records)
    {
        var first = records[0].Plan;

        // What planning says about the part that one process has is not true of the whole.
        var warnings = records.SelectMany(record => record.Plan.Warnings.Where(warning => record.Plan.Segment.IsWhole || !warning.Contains($"segment {record.Plan.Segment}", StringComparison.Ordinal)));
        return first with
        {
            Segment = Segment.Whole,
            Origins = [.. first.Origins.Where(origin => origin.Setting != nameof(Segment))],
            Warnings = [.. warnings.Distinct(StringComparer.Ordinal)],
        };
    }

    private static bool IsSame(MachineInfo? left, MachineInfo? right) =>
        left is null || right is null
            ? left is null && right is null
            : left.Settings.SequenceEqual(right.Settings)
                && left.UnoptimizedAssemblies.SequenceEqual(right.UnoptimizedAssemblies)
                && left with { Settings = [], UnoptimizedAssemblies = [] } == (right with { Settings = [], UnoptimizedAssemblies = [] });
}
