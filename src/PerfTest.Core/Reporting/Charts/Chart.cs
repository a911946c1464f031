using System.Collections.Immutable;

namespace PerfTest.Reporting;

/// <summary>A chart before it is drawn: what is shown, in the values' own units. Every series has one value for each place on the horizontal axis.</summary>
internal sealed record Chart
{
    /// <summary>Of the figure's element; unique within the document.</summary>
    public required string Id { get; init; }

    /// <summary>What is shown: <c>Latency</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Of what and in which unit, behind the title.</summary>
    public string Note { get; init; } = "";

    /// <summary>The chart in a sentence or two, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>The horizontal axis.</summary>
    public required ChartAxis X { get; init; }

    /// <summary>The vertical axis.</summary>
    public required ChartAxis Y { get; init; }

    /// <summary>Where on the horizontal axis the values are; ascending.</summary>
    public required ImmutableArray<double> Places { get; init; }

    /// <summary>What stands at a place: <c>1:05</c>. Default: as the axis writes it.</summary>
    public Func<int, string>? PlaceText { get; init; }

    /// <summary>What a place is: the head of the table's first column.</summary>
    public string PlaceName { get; init; } = "time";

    public required ImmutableArray<ChartSeries> Series { get; init; }

    /// <summary>Areas one upon the other; series that are lines are not stacked.</summary>
    public bool IsStacked { get; init; }

    /// <summary>Behind the series: the stages of the plan.</summary>
    public ImmutableArray<ChartBand> Bands { get; init; } = [];

    /// <summary>Moments that explain what is seen.</summary>
    public ImmutableArray<ChartMarker> Markers { get; init; } = [];

    /// <summary>Lines that the values must not cross.</summary>
    public ImmutableArray<ChartLimit> Limits { get; init; } = [];

    /// <summary>Charts with the same word and the same places show one common cursor.</summary>
    public string Group { get; init; } = "";

    /// <summary>Of the plot, in pixels.</summary>
    public int Height { get; init; } = 200;
}
