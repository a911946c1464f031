using System.Globalization;

namespace PerfTest.Measuring;

/// <summary>The gains of <c>http_reqs</c> by the class of the status, from tick to tick. Used by the tick's thread only.</summary>
internal sealed class StatusTrack
{
    private readonly CountTrack[] _classes = [.. Enumerable.Range(0, 6).Select(_ => new CountTrack())];

    public void Add(CounterSeries series) => _classes[ClassOf(series.Tags[TagNames.Status])].Add(() => series.Totals.Count);

    /// <summary>What came since the last call.</summary>
    public StatusCounts Take() => new(_classes[0].Take(), _classes[1].Take(), _classes[2].Take(), _classes[3].Take(), _classes[4].Take(), _classes[5].Take());

    private static int ClassOf(string? status) =>
        int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? Math.Min(code / 100, 5) : 0;
}
