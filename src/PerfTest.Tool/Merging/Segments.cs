using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;

namespace PerfTest.Tool;

/// <summary>The summaries of the segments of a run as the result of the run.</summary>
internal static class Segments
{
    /// <summary>Why they cannot be merged, a sentence each; empty if they can.</summary>
    public static IReadOnlyList<string> Mistakes(IReadOnlyList<SummaryFile> parts, bool allowMissing)
    {
        List<string> searches = [.. parts.Where(part => part.Result.BreakingPoint is not null).Select(part => $"{Written.Quote(part.Path)} is of a search for the breaking point, which one machine makes: it has no parts to merge.")];
        if (searches.Count > 0)
        {
            return searches;
        }

        List<string> unfinished = [.. parts.Where(part => part.IsPartial).Select(part => $"{Written.Quote(part.Path)} is what a run left that had not ended: its numbers are not all there.")];
        return unfinished.Count > 0 ? unfinished : PlanParts.Mistakes([.. parts.Select(part => (part.Path, part.Record))], allowMissing);
    }

    /// <summary>Judged on what all of them measured together.</summary>
    /// <param name="parts">Without <see cref="Mistakes"/>.</param>
    /// <param name="catalog">With which they were read.</param>
    public static LoadResult Merge(IReadOnlyList<SummaryFile> parts, MetricCatalog catalog)
    {
        var (share, missing) = PlanParts.MissingOf(parts.Select(part => part.Record));
        var record = RecordMerge.Merge([.. parts.Select(part => part.Record)], catalog) with
        {
            MissingShare = share,
            Missing = missing.IsEmpty ? null : $"Not merged: {(missing.Length == 1 ? "the segment" : "the segments")} {string.Join(", ", missing)}.",
        };
        record = record with { Outcome = record.Outcome with { Warnings = [.. record.Outcome.Warnings, .. SlidingCourse.Unjudged(record.Plan)] } };
        var options = new JudgingOptions { StrictHealth = parts.Any(part => part.Options.StrictHealth), Sliding = SlidingCourse.Read(record) };

        // What the user's own code said of a part cannot be asked again, and is not forgotten.
        return Judge.Evaluate(record, options)
            .WithFailures([.. parts.SelectMany(part => part.OwnFailures.Select(failure => $"In the segment {part.Record.Plan.Segment}: {failure}"))]);
    }
}
