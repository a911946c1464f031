namespace PerfTest.Measuring;

/// <summary>The gains of several series together, from tick to tick. Used by the tick's thread only.</summary>
internal sealed class HistogramTrack
{
    private readonly List<TrendSeries> _series = [];
    private readonly Histogram _before = new();

    public void Add(TrendSeries series) => _series.Add(series);

    /// <summary>What came since the last call. All calls together are exactly what the series hold.</summary>
    public SparseHistogram Take(Histogram scratch)
    {
        scratch.Clear();
        foreach (var series in _series)
        {
            series.AddTo(scratch);
        }

        var gained = SparseHistogram.Difference(scratch, _before);
        gained.AddTo(_before);
        return gained;
    }
}
