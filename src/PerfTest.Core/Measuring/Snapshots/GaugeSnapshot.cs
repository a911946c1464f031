namespace PerfTest.Measuring;

/// <inheritdoc/>
internal sealed record GaugeSnapshot(Metric Metric, TagSet Tags, GaugeTotals? Totals) : SeriesSnapshot(Metric, Tags)
{
    public override bool HasSamples => Totals is not null;

    /// <summary>The latest value, if it was set since. The extremes cannot be told apart by time: they are those of the whole run so far.</summary>
    public override GaugeSnapshot Since(SeriesSnapshot earlier) =>
        ((GaugeSnapshot)earlier).Totals?.SetAt == Totals?.SetAt ? this with { Totals = null } : this;
}
