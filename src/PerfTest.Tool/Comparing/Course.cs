using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest.Tool;

/// <summary>The course of a run within its plan, in at most <see cref="Noise.MostPieces"/> pieces of about the same length.</summary>
internal sealed class Course
{
    private readonly List<List<Slice>> _pieces;
    private readonly LoadResult _result;

    public Course(LoadResult result)
    {
        _result = result;

        // What ends within the graceful tail is no rate of the plan's.
        var slices = result.Record.Slices.Where(slice => slice.Length > 0 && slice.Start < PerfTest.Planning.Nanoseconds.From(result.PlannedDuration)).ToList();
        var size = Math.Max(1, (slices.Count + Noise.MostPieces - 1) / Noise.MostPieces);
        _pieces = [.. slices.Chunk(size).Select(piece => piece.ToList())];
    }

    /// <summary>The headline latency.</summary>
    public IReadOnlyList<Distribution> Headline()
    {
        var course = new ThresholdCourse(_result.Record.Plan, HeadlineMetrics.Of(new SampleView(_result.Record.Plan, _result.Record.Metrics, 0)));
        return [.. _pieces.Select(piece => Distribution.Merge(piece.Select(course.Headline)) ?? new(new(), 0))];
    }

    /// <summary>Of the requests with one name; fewer than <see cref="Noise.FewestPieces"/> where slices do not keep it.</summary>
    public IReadOnlyList<Distribution> Endpoint(string name)
    {
        var durations = _pieces.Select(piece => piece.SelectMany(slice => slice.Scenarios).SelectMany(scenario => scenario.Endpoints).Where(endpoint => endpoint.Name == name).ToList()).ToList();
        return durations.TrueForAll(piece => piece.Count == 0)
            ? []
            : [.. durations.Select(piece => Distribution.Merge(piece.Select(endpoint => new Distribution(endpoint.Duration.ToHistogram(), 0))) ?? new(new(), 0))];
    }

    /// <summary>A count of each piece, and its seconds.</summary>
    public IReadOnlyList<(double Count, double Seconds)> PerSecond(Func<ScenarioSlice, long> count) =>
        [.. _pieces.Select(piece => ((double)Sum(piece, count), piece.Sum(slice => slice.Length) / 1e9))];

    /// <summary>A count of each piece, and that of which it is a part.</summary>
    public IReadOnlyList<(double Part, double Whole)> Share(Func<ScenarioSlice, long> part, Func<ScenarioSlice, long> whole) =>
        [.. _pieces.Select(piece => ((double)Sum(piece, part), (double)Sum(piece, whole)))];

    private static long Sum(List<Slice> piece, Func<ScenarioSlice, long> count) => piece.Sum(slice => slice.Scenarios.Sum(count));
}
