namespace PerfTest.Measuring;

/// <summary>The samples of one metric with the same tags. Written to by many threads, read by a few.</summary>
internal abstract class Series
{
    private protected Series(Metric metric, TagSet tags)
    {
        Metric = metric;
        Tags = tags;
    }

    public Metric Metric { get; }

    public TagSet Tags { get; }

    /// <summary>What has been recorded so far.</summary>
    public abstract SeriesSnapshot Snapshot();
}
