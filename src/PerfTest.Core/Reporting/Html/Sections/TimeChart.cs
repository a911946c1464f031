using System.Collections.Immutable;

namespace PerfTest.Reporting;

/// <summary>A chart over the run's time: its stages behind it, the moments at which limits broke in it.</summary>
internal static class TimeChart
{
    /// <summary>Charts of this group have the same places and share a cursor.</summary>
    private const string Group = "time";

    /// <param name="view">The run.</param>
    /// <param name="id">Of the figure.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="series">With a value for each slice.</param>
    public static Chart Of(HtmlView view, string id, string title, ChartAxis y, ImmutableArray<ChartSeries> series)
    {
        var slices = view.Result.Slices;
        return new()
        {
            Id = id,
            Title = title,
            Description = title,
            X = Axes.Elapsed(view.End),
            Y = y,
            // What happened in a slice stands in its middle.
            Places = [.. slices.Select(slice => (slice.Start + slice.End).TotalSeconds / 2)],
            PlaceText = PlaceText(slices),
            Series = series,
            Bands = view.Bands,
            Markers = view.Markers,
            Group = Group,
        };
    }

    /// <summary>When the slice began.</summary>
    private static Func<int, string> PlaceText(IReadOnlyList<SliceResult> slices)
    {
        var tenths = slices.Count > 0 && slices[0].Length < TimeSpan.FromSeconds(0.95);
        return i => Judging.Figures.Moment(slices[i].Start, tenths);
    }
}
