using System.Collections.Immutable;
using System.Globalization;
using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>The p95 and the throughput over the last comparable runs, this one the last.</summary>
internal static class HtmlHistory
{
    /// <summary>This one among them.</summary>
    private const int Most = 20;

    public static Markup Body(HtmlView view)
    {
        var earlier = view.Context.History.TakeLast(Most - 1).ToImmutableArray();
        if (earlier.IsEmpty || view.Context.IsPartial)
        {
            return Markup.Empty;
        }

        var isHttp = view.Result.Http.HasRequests;
        ImmutableArray<double?> p95 = [.. earlier.Select(entry => entry.P95), view.Result.Latency.Distribution?.Quantile(0.95)];
        ImmutableArray<double?> rate = [.. earlier.Select(entry => (double?)entry.Rate), isHttp ? view.Result.Http.Requests.Rate : view.Result.Iterations.Rate];
        Chart[] charts =
        [
            Of(view, earlier, "chart-history-p95", "p95 of the last runs", Axes.Latency(p95.OfType<double>().Where(double.IsFinite)), new("p95", "p95", p95)),
            Of(view, earlier, "chart-history-rate", isHttp ? "Requests of the last runs" : "Iterations of the last runs", Axes.Amount(rate.OfType<double>().Max(), "/s"), new("per second", "s2xx", rate)),
        ];
        return Markup.Of($"<p>{Figures.Counted(earlier.Length, "earlier run")} of this test on this machine with these settings; this run is the last point.</p><div class=\"charts\">{Markup.Join(charts.Select(ChartFigure.Of))}</div>");
    }

    private static Chart Of(HtmlView view, ImmutableArray<HistoryEntry> earlier, string id, string title, ChartAxis y, ChartSeries series)
    {
        string PlaceText(int i) => i < earlier.Length
            ? string.Create(CultureInfo.InvariantCulture, $"{earlier[i].StartedAt.UtcDateTime:yyyy-MM-dd HH:mm}Z{(earlier[i].Commit is { Length: > 0 } commit ? " " + commit[..Math.Min(8, commit.Length)] : "")} {earlier[i].Verdict}")
            : "this run";
        double[] ticks = [0, earlier.Length];
        return new()
        {
            Id = id,
            Title = title,
            Description = $"{title}: {string.Join(", ", series.Values.Select((value, i) => $"{PlaceText(i)} {(value is { } number ? y.Format(number) : "none")}"))}.",
            X = new(Scale.Linear(0, earlier.Length), ticks, [earlier.Length == 1 ? "1 run ago" : $"{earlier.Length} runs ago", "this run"], place => PlaceText((int)Math.Round(place))),
            Y = y,
            Places = [.. Enumerable.Range(0, earlier.Length + 1).Select(i => (double)i)],
            PlaceText = PlaceText,
            PlaceName = "run",
            Series = [series],
        };
    }
}
