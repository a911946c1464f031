using System.Collections.Immutable;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>A result as the sections look at it; what several of them need is made once. For one thread.</summary>
internal sealed class HtmlView
{
    /// <summary>The most parts of the run's time in small pictures.</summary>
    private const int MostParts = 60;

    /// <summary>The most moments with names of their own.</summary>
    private const int MostMarkers = 3;

    private readonly Lazy<ImmutableArray<Slice>> _parts;
    private readonly Lazy<ImmutableArray<ChartBand>> _bands;

    public HtmlView(LoadResult result, ReportContext context)
    {
        Result = result;
        Context = context;
        var run = result.Metrics.Samples;
        Headline = HeadlineMetrics.Of(run);
        Course = new ThresholdCourse(run.Plan, Headline);
        _parts = new(() => Parted(result.Record.Slices));
        _bands = new(() => StageBands.Of(run.Plan, End));
    }

    public LoadResult Result { get; }

    public ReportContext Context { get; }

    public HeadlineMetrics Headline { get; }

    public ThresholdCourse Course { get; }

    /// <summary>The run's course in at most 60 parts, for small pictures.</summary>
    public ImmutableArray<Slice> Parts => _parts.Value;

    /// <summary>In seconds: of the time axis of all charts.</summary>
    public double End => Math.Max(
        Result.Slices.Count == 0 ? 0 : Result.Slices[^1].End.TotalSeconds,
        Context.IsPartial && !IsIterationCounted ? Result.PlannedDuration.TotalSeconds : 0);

    /// <summary>Whether there is enough of a course to be drawn.</summary>
    public bool HasCourse => Result.Slices.Count > 1;

    /// <summary>The stages of the plan.</summary>
    public ImmutableArray<ChartBand> Bands => _bands.Value;

    /// <summary>When limits broke, the first ones.</summary>
    public ImmutableArray<ChartMarker> Markers => field.IsDefault ? field = FindMarkers() : field;

    /// <summary>The plan ends when its work is done, and its planned duration is only a bound.</summary>
    public bool IsIterationCounted => Result.Record.Plan.Scenarios.All(scenario => scenario.Workload.IsIterationCounted);

    /// <summary>The limits that have something to say, and what the plan says of them: a budget that nobody wrote over what nobody measured has not.</summary>
    public IEnumerable<(ThresholdResult Result, Threshold Plan)> Limits => Result.Thresholds
        .Zip(Result.Record.Plan.Thresholds)
        .Where(limit => !(limit.First.IsDefault && limit.First.Measured is null));

    private ImmutableArray<ChartMarker> FindMarkers() =>
    [
        .. Result.Thresholds
            .Where(threshold => threshold is { Passed: false, FirstExceeded: not null })
            .GroupBy(threshold => threshold.FirstExceeded!.Value)
            .OrderBy(moment => moment.Key)
            .Take(MostMarkers)
            .Select(moment => new ChartMarker(
                moment.Key.TotalSeconds,
                $"✗ {Figures.Moment(moment.Key)}",
                $"{Ellipsis.Middle(Ellipsis.OneLine(moment.First().Expression), 32)}{(moment.Count() > 1 ? $" and {moment.Count() - 1} more" : "")} broke at {Figures.Moment(moment.Key)}")),
    ];

    private static ImmutableArray<Slice> Parted(ImmutableArray<Slice> slices)
    {
        var each = (slices.Length + MostParts - 1) / MostParts;
        return each <= 1 ? slices : [.. slices.Chunk(each).Select(part => part.Aggregate(static (left, right) => left.Merge(right))!)];
    }
}
