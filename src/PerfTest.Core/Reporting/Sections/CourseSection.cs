using PerfTest.Judging;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>The run over time, a mark for each part of it: latency, throughput, failures, virtual users; below, the moment a limit was first exceeded.</summary>
internal static class CourseSection
{
    private const int Marks = 60;
    private const int Least = 3;

    public static IEnumerable<string> Lines(LoadResult result)
    {
        if (result.Slices.Count < Least)
        {
            yield break;
        }

        var parts = CoursePart.Of(result.Record.Slices, result.Slices, Marks);
        var first = FirstExceeded(result);
        var percentile = first?.Percentile ?? 95;
        var isHttp = result.Http.HasRequests;
        var table = new TextTable(TextTable.Column.Left(), TextTable.Column.Left(), TextTable.Column.Left());
        table.Add($"{Percentiles.Name(percentile)}", Sparkline.Draw([.. parts.Select(part => part.Latency(result, percentile))]), Range(parts, part => part.Latency(result, percentile), Time));
        if (isHttp)
        {
            table.Add("requests/s", Sparkline.Draw([.. parts.Select(part => part.PerSecond(part.Requests))]), Range(parts, part => part.PerSecond(part.Requests), PerSecond));
        }
        else
        {
            table.Add("iterations/s", Sparkline.Draw([.. parts.Select(part => part.PerSecond(part.Iterations))]), Range(parts, part => part.PerSecond(part.Iterations), PerSecond));
        }

        if (parts.Any(part => part.Failed > 0))
        {
            table.Add("failed/s", Sparkline.Draw([.. parts.Select(part => part.PerSecond(part.Failed))]), Range(parts, part => part.PerSecond(part.Failed), PerSecond));
        }

        if (parts.Any(part => part.Dropped > 0))
        {
            table.Add("dropped/s", Sparkline.Draw([.. parts.Select(part => part.PerSecond(part.Dropped))]), Range(parts, part => part.PerSecond(part.Dropped), PerSecond));
        }

        // Seen at the ends of slices: virtual users of an open model are often idle at that moment.
        if (parts.Any(part => part.ActiveVus > 0))
        {
            table.Add("VUs", Sparkline.Draw([.. parts.Select(part => (double?)part.ActiveVus)]), Range(parts, part => part.ActiveVus, value => Figures.Number(value)));
        }

        table.Add("", Axis(parts, first));
        yield return $"OVER TIME ({result.Latency.Name}; a mark is {Figures.Span(TimeSpan.FromSeconds(Math.Round(parts[0].Length.TotalSeconds, 1)))})";
        foreach (var line in table.Lines())
        {
            yield return line;
        }
    }

    private static string Time(double nanoseconds) => double.IsInfinity(nanoseconds) ? "not reached" : Figures.Time(nanoseconds);

    private static string PerSecond(double rate) => Figures.Number(rate);

    private static string Range(IReadOnlyList<CoursePart> parts, Func<CoursePart, double?> find, Func<double, string> show)
    {
        var values = parts.Select(find).OfType<double>().ToList();
        if (values.Count == 0)
        {
            return "";
        }

        var (least, most) = (show(values.Min()), show(values.Max()));
        return least == most ? least : $"{least} … {most}";
    }

    /// <summary>The earliest moment at which a slice broke a limit by itself, the percentile that it limits, and the limit's words.</summary>
    private static (TimeSpan Moment, double? Percentile, string Text)? FirstExceeded(LoadResult result)
    {
        var first = result.Thresholds.Where(threshold => threshold.FirstExceeded is not null).MinBy(threshold => threshold.FirstExceeded);
        if (first is null)
        {
            return null;
        }

        var aggregation = result.Record.Plan.Thresholds.First(threshold => threshold.Source == first.Expression).Aggregation;
        var percentile = aggregation is { Kind: AggregationKind.Percentile } shown ? shown.Percentile : (double?)null;
        return (first.FirstExceeded!.Value, percentile, $"{Figures.Moment(first.FirstExceeded.Value)} first beyond {Ellipsis.Middle(first.Expression, 36)}");
    }

    /// <summary><c>0:00        ▲ 0:42 first beyond p95&lt;500ms        5:00</c></summary>
    private static string Axis(IReadOnlyList<CoursePart> parts, (TimeSpan Moment, double? Percentile, string Text)? first)
    {
        const string Start = "0:00";
        var end = Figures.Moment(parts[^1].End);
        if (first is not var (moment, _, text))
        {
            return Start + end.PadLeft(Math.Max(end.Length + 2, parts.Count - Start.Length));
        }

        var place = Math.Max(0, parts.ToList().FindIndex(part => part.End > moment));
        var mark = place + 1 + 1 + text.Length <= Marks ? $"▲ {text}" : $"{text} ▲";
        var from = mark[0] == '▲' ? place : Math.Max(0, place - mark.Length + 1);
        var line = from >= Start.Length + 1 ? Start.PadRight(from) + mark : new string(' ', from) + mark;
        return line.Length + 2 + end.Length <= parts.Count ? line + end.PadLeft(parts.Count - line.Length) : line;
    }
}
