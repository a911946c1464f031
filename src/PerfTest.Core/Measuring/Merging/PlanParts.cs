using System.Collections.Immutable;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>Whether some records are the parts of one run: of the same plan, each part once, none missing. Pure.</summary>
internal static class PlanParts
{
    /// <summary>All that speaks against it, a sentence each; empty if they may be added up.</summary>
    /// <param name="records">At least one, each with what messages call it.</param>
    /// <param name="allowMissing">That parts are missing is no mistake: see <see cref="MissingOf"/>.</param>
    public static ImmutableArray<string> Mistakes(IReadOnlyList<(string Name, RunRecord Record)> records, bool allowMissing = false)
    {
        var (first, reference) = records[0];
        ImmutableArray<string> different =
        [
            .. from other in records.Skip(1)
               from difference in Differences(reference.Plan, other.Record.Plan)
               select $"{Written.Quote(first)} and {Written.Quote(other.Name)} are no parts of one run: {difference}.",
        ];
        return different.IsEmpty ? [.. Segments(records, allowMissing)] : different;
    }

    /// <summary>The part of the load that is in none of the records, 0…1, and the segments that are not there.</summary>
    public static (double Share, ImmutableArray<Segment> Segments) MissingOf(IEnumerable<RunRecord> records)
    {
        ImmutableArray<Segment> present = [.. records.SelectMany(SegmentsOf)];
        ImmutableArray<Segment> missing = [.. present[0].All.Where(segment => !present.Contains(segment))];
        return (missing.Sum(segment => segment.Proportion), missing);
    }

    /// <summary>What is not the same in two plans, beside the part that each has: <c>the seed is 1 in one and 2 in the other</c>.</summary>
    public static IEnumerable<string> Differences(LoadPlan left, LoadPlan right)
    {
        if (PlanJson.Common(left).Span.SequenceEqual(PlanJson.Common(right).Span))
        {
            return [];
        }

        var scenarios = left.Scenarios.Select(scenario => scenario.Name).SequenceEqual(right.Scenarios.Select(scenario => scenario.Name));
        string[] named =
        [
            .. Differ("the test", Written.Quote(left.Name), Written.Quote(right.Name)),
            .. Differ("the mode", left.Mode, right.Mode),
            .. Differ("the seed", left.Seed, right.Seed),
            .. Differ("the time scale", left.TimeScale, right.TimeScale),
            .. Differ("the expected statuses", left.ExpectedStatuses.Text, right.ExpectedStatuses.Text),
            .. scenarios ? [] : new[] { "they have different scenarios" },
            .. scenarios ? left.Scenarios.Zip(right.Scenarios).Where(pair => !IsSame(left, pair.First, pair.Second)).Select(pair => $"the scenario {Written.Quote(pair.First.Name)} is not the same in both") : [],
            .. left.Thresholds.SequenceEqual(right.Thresholds) ? [] : new[] { "they have different thresholds" },
        ];
        return named.Length > 0 ? named : ["their plans differ"];
    }

    private static bool IsSame(LoadPlan plan, Scenario left, Scenario right) =>
        PlanJson.Common(plan with { Scenarios = [left] }).Span.SequenceEqual(PlanJson.Common(plan with { Scenarios = [right] }).Span);

    private static IEnumerable<string> Differ<T>(string what, T left, T right) => EqualityComparer<T>.Default.Equals(left, right) ? [] : [FormattableString.Invariant($"{what} is {left} in one and {right} in the other")];

    private static IEnumerable<string> Segments(IReadOnlyList<(string Name, RunRecord Record)> records, bool allowMissing)
    {
        var owners = records.SelectMany(record => SegmentsOf(record.Record).Select(segment => (record.Name, Segment: segment))).ToList();
        foreach (var whole in owners.Where(owner => owner.Segment.IsWhole && owners.Count > 1))
        {
            yield return $"{Written.Quote(whole.Name)} is no part of a run: it ran without {VariableNames.Segment} and has all of the load.";
        }

        var sequence = owners[0].Segment.Sequence;
        foreach (var other in owners.Where(owner => !owner.Segment.IsWhole && !owners[0].Segment.IsWhole && owner.Segment.Sequence != sequence))
        {
            yield return $"{Written.Quote(owners[0].Name)} is a part of the sequence {sequence}, and {Written.Quote(other.Name)} of {other.Segment.Sequence}: give all of them the same {VariableNames.SegmentSequence}.";
        }

        if (owners.Exists(owner => owner.Segment.IsWhole || owner.Segment.Sequence != sequence))
        {
            yield break;
        }

        foreach (var same in owners.GroupBy(owner => owner.Segment).Where(same => same.Count() > 1))
        {
            yield return $"The segment {same.Key} comes more than once, in {string.Join(" and ", same.Select(owner => Written.Quote(owner.Name)))}.";
        }

        var missing = owners[0].Segment.All.Except(owners.Select(owner => owner.Segment)).ToList();
        if (missing.Count > 0 && !allowMissing)
        {
            yield return missing.Count == 1 ? $"The segment {missing[0]} is missing." : $"The segments {string.Join(", ", missing)} are missing.";
        }
    }

    private static IEnumerable<Segment> SegmentsOf(RunRecord record) => record.Parts.IsEmpty ? [record.Plan.Segment] : record.Parts.Select(part => part.Segment);
}
