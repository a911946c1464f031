using System.Collections.Immutable;
using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>Neighbouring slices of a run that share a mark.</summary>
/// <param name="Merged">The slices in one.</param>
/// <param name="Slices">The same, as results.</param>
internal sealed record CoursePart(Slice Merged, ImmutableArray<SliceResult> Slices)
{
    public TimeSpan Start => Slices[0].Start;

    public TimeSpan End => Slices[^1].End;

    public TimeSpan Length => End - Start;

    public long Requests => Slices.Sum(slice => slice.Requests);

    public long Iterations => Slices.Sum(slice => slice.Iterations);

    public long Failed => Slices.Sum(slice => Math.Max(slice.FailedRequests, slice.FailedIterations));

    public long Dropped => Slices.Sum(slice => slice.Dropped);

    public double ActiveVus => Slices.Average(slice => slice.ActiveVus);

    /// <summary>In nanoseconds; infinite where the rank is one of those that never started; null without samples.</summary>
    public double? Latency(LoadResult result, double percentile)
    {
        var run = result.Metrics.Samples;
        var all = new ThresholdCourse(run.Plan, HeadlineMetrics.Of(run)).Headline(Merged);
        return all is null ? null : all.Quantile(percentile / 100) ?? double.PositiveInfinity;
    }

    public double? PerSecond(long count) => Length <= TimeSpan.Zero ? null : count / Length.TotalSeconds;

    /// <summary>As many slices to a part as are needed for at most <paramref name="most"/> parts; a last slice that is much shorter than the others joins its neighbour.</summary>
    public static IReadOnlyList<CoursePart> Of(ImmutableArray<Slice> slices, IReadOnlyList<SliceResult> results, int most)
    {
        var count = (slices.Length + most - 1) / most;
        var parts = new List<CoursePart>();
        for (var from = 0; from < slices.Length; from += count)
        {
            var to = Math.Min(slices.Length, from + count);
            parts.Add(new(slices[from..to].Aggregate(static (left, right) => left.Merge(right))!, [.. results.Skip(from).Take(to - from)]));
        }

        if (parts.Count > 1 && parts[^1].Length < parts[0].Length / 2)
        {
            var last = parts[^1];
            parts.RemoveAt(parts.Count - 1);
            var before = parts[^1];
            parts[^1] = new(before.Merged.Merge(last.Merged), [.. before.Slices, .. last.Slices]);
        }

        return parts;
    }
}
