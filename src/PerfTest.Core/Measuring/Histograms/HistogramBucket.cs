namespace PerfTest.Measuring;

/// <summary>A bucket that holds something.</summary>
/// <param name="Slot">Which: see <see cref="HistogramLayout"/>.</param>
/// <param name="Count">How many values, at least 1.</param>
internal readonly record struct HistogramBucket(int Slot, long Count)
{
    public long Lowest => HistogramLayout.LowestOf(Slot);
    public long Highest => HistogramLayout.HighestOf(Slot);
}
