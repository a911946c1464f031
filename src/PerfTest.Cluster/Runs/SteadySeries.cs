using PerfTest.Measuring;

namespace PerfTest.Cluster.Runs;

/// <summary>Snapshots that were taken while others recorded.</summary>
internal static class SteadySeries
{
    /// <summary>
    /// The same, with extremes that lie in its buckets: a value that is being recorded widens them before its bucket counts. The later extreme of the two that are
    /// possible is taken, so that no extreme is ever beyond the real one; the next snapshot has it exactly.
    /// </summary>
    public static SeriesSnapshot Of(SeriesSnapshot series) => series is TrendSnapshot trend ? trend with { Values = Of(trend.Values) } : series;

    private static SparseHistogram Of(SparseHistogram values)
    {
        if (values.Count == 0)
        {
            return values;
        }

        var (lowest, highest) = (-1, -1);
        for (SparseHistogramReader buckets = values.Buckets(); buckets.MoveNext();)
        {
            lowest = lowest < 0 ? buckets.Current.Slot : lowest;
            highest = buckets.Current.Slot;
        }

        bool isSteady = HistogramLayout.SlotOf(values.Min) == lowest && HistogramLayout.SlotOf(values.Max) == highest;
        return isSteady ? values : Rewritten(values, lowest, highest);
    }

    private static SparseHistogram Rewritten(SparseHistogram values, int lowest, int highest)
    {
        var writer = new SparseHistogramWriter();
        for (SparseHistogramReader buckets = values.Buckets(); buckets.MoveNext();)
        {
            writer.Write(buckets.Current.Slot, buckets.Current.Count);
        }

        long min = HistogramLayout.SlotOf(values.Min) == lowest ? values.Min : HistogramLayout.HighestOf(lowest);
        long max = HistogramLayout.SlotOf(values.Max) == highest ? values.Max : HistogramLayout.LowestOf(highest);
        return writer.Finish(values.Sum, Math.Min(min, max), Math.Max(min, max), values.Saturated);
    }
}
