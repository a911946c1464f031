namespace PerfTest.Measuring;

/// <summary>How far a store may grow, so that tags with endless values cost precision and not memory.</summary>
internal sealed record MetricStoreLimits
{
    /// <summary>Metrics of the user's own; one more is an error. Default 1,000.</summary>
    public int Metrics { get; init; } = 1_000;

    /// <summary>Series of one metric; more fold into <see cref="TagNames.Other"/>. Default 1,000.</summary>
    public int SeriesPerMetric { get; init; } = 1_000;

    /// <summary>Tag sets of all metrics together; more fold likewise. Default 20,000.</summary>
    public int TagSets { get; init; } = 20_000;

    /// <summary>Bytes of all histograms; above it the sub-timings of further endpoints fold into <see cref="TagNames.Other"/>. Default 256 MB.</summary>
    public long HistogramBytes { get; init; } = 256L << 20;
}
