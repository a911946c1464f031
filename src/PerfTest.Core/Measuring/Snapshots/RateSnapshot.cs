namespace PerfTest.Measuring;

/// <inheritdoc/>
internal sealed record RateSnapshot(Metric Metric, TagSet Tags, RateTotals Totals) : SeriesSnapshot(Metric, Tags)
{
    public override bool HasSamples => Totals.Total > 0;

    public override RateSnapshot Since(SeriesSnapshot earlier) => this with { Totals = Totals - ((RateSnapshot)earlier).Totals };
}
