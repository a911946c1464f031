namespace PerfTest.Measuring;

/// <summary>The samples of one metric with the same tags. Written to by many threads, read by a few.</summary>
internal abstract class Series
{
    private readonly SampleLog? _samples;

    private protected Series(Metric metric, TagSet tags, SampleLog? samples)
    {
        Metric = metric;
        Tags = tags;
        _samples = samples;
    }

    public Metric Metric { get; }

    public TagSet Tags { get; }

    /// <summary>What has been recorded so far.</summary>
    public abstract SeriesSnapshot Snapshot();

    /// <summary>Hands a single sample on, where somebody wants them.</summary>
    private protected void Log(double value) => _samples?.Add(this, value);
}
