namespace PerfTest.Measuring;

/// <inheritdoc/>
internal sealed record TrendSnapshot(Metric Metric, TagSet Tags, SparseHistogram Values) : SeriesSnapshot(Metric, Tags)
{
    public override bool HasSamples => Values.Count > 0;

    public override TrendSnapshot Since(SeriesSnapshot earlier) => this with { Values = Values.Minus(((TrendSnapshot)earlier).Values) };
}
