namespace PerfTest.Measuring;

/// <inheritdoc/>
internal sealed record CounterSnapshot(Metric Metric, TagSet Tags, CounterTotals Totals) : SeriesSnapshot(Metric, Tags)
{
    /// <summary>A counter that exists counts: 0 is a result, not the lack of one. <c>dropped_iterations</c> exists from the start.</summary>
    public override bool HasSamples => true;

    public override CounterSnapshot Since(SeriesSnapshot earlier) => this with { Totals = Totals - ((CounterSnapshot)earlier).Totals };
}
