namespace PerfTest.Measuring;

/// <summary>What a series held at one moment, or gained between two.</summary>
/// <param name="Metric">Of which metric.</param>
/// <param name="Tags">With which tags.</param>
internal abstract record SeriesSnapshot(Metric Metric, TagSet Tags)
{
    public abstract bool HasSamples { get; }

    /// <summary>What came since an earlier snapshot of the same series.</summary>
    public abstract SeriesSnapshot Since(SeriesSnapshot earlier);
}
