using System.Collections.Immutable;
using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>The run over time: latency, requests by status, failures, virtual users against the plan, start lag, drops, bytes.</summary>
internal static class HtmlCourse
{
    private static readonly (double Percent, string Style)[] Percentiles = [(50, "p50"), (90, "p90"), (95, "p95"), (99, "p99")];

    public static Markup Body(HtmlView view)
    {
        if (!view.HasCourse)
        {
            return Markup.Empty;
        }

        var slices = view.Result.Slices;
        IEnumerable<Chart?> charts =
        [
            Latency(view),
            view.Result.Http.HasRequests ? Requests(view, slices) : null,
            Iterations(view, slices),
            Failures(view, slices),
            Vus(view, slices),
            Lag(view, slices),
            Bytes(view),
        ];
        return Markup.Of($"<div class=\"charts\">{Markup.Join(charts.OfType<Chart>().Select(ChartFigure.Of))}</div>");
    }

    private static Chart? Latency(HtmlView view)
    {
        var (percentiles, most) = LatencyOf(view);
        if (most.All(value => value is null))
        {
            return null;
        }

        var finite = percentiles.Append(most).SelectMany(values => values).OfType<double>().Where(double.IsFinite).ToList();
        var medians = percentiles[0].OfType<double>().Where(double.IsFinite).Order().ToList();
        var limits = Limits(view).ToImmutableArray();

        var isReached = percentiles.All(line => line.All(value => value is not double.PositiveInfinity));

        // A limit far above everything would press the rest to the ground; it is named above the chart instead.
        var top = finite.DefaultIfEmpty(0).Max();
        var near = limits.Where(limit => limit.Value <= 2 * top).ToImmutableArray();
        var far = limits.Where(limit => limit.Value > 2 * top).Select(limit => $"{limit.Text} lies above").ToList();
        var axis = Axes.Latency([.. finite, .. near.Select(limit => limit.Value)], medians.Count == 0 ? null : medians[medians.Count / 2]);
        return TimeChart.Of(view, "chart-latency", "Latency", axis, [new("max", "max", most), .. Percentiles.Zip(percentiles).Select(line => new ChartSeries($"p{line.First.Percent}", line.First.Style, line.Second)).Reverse()]) with
        {
            Note = string.Join("; ", new[] { view.Result.Latency.Name, axis.Scale.IsLogarithmic ? "logarithmic" : "", isReached ? "" : "at the upper edge: not reached, too much never started" }.Concat(far).Where(part => part.Length > 0)),
            Description = $"Percentiles and maximum of {view.Result.Latency.Name} in each slice of the run. Over the whole run: {view.Result.Latency.Distribution?.Describe(Unit.Time)}.",
            Limits = near,
            Markers = [.. view.Markers.Select(marker => marker.Whole)],
            Height = 240,
        };
    }

    private static (ImmutableArray<double?>[] Percentiles, ImmutableArray<double?> Most) LatencyOf(HtmlView view)
    {
        var slices = view.Result.Record.Slices;
        var lines = Percentiles.Select(_ => new double?[slices.Length]).ToArray();
        var most = new double?[slices.Length];
        var scratch = new Histogram();
        for (var i = 0; i < slices.Length; i++)
        {
            if (view.Course.Headline(slices[i], scratch) is not { } all)
            {
                continue;
            }

            for (var line = 0; line < lines.Length; line++)
            {
                lines[line][i] = all.Quantile(Percentiles[line].Percent / 100) ?? double.PositiveInfinity;
            }

            most[i] = all.Values.Count > 0 ? all.Values.Max : null;
        }

        return ([.. lines.Select(line => line.ToImmutableArray())], [.. most]);
    }

    /// <summary>The limits on the headline's times.</summary>
    public static IEnumerable<ChartLimit> Limits(HtmlView view) => view.Limits
        .Where(limit => limit.Result.Metric == view.Result.Latency.Name && limit.Plan.Filter.Count == 0 && limit.Result.Aggregation != "count")
        .Select(limit => new ChartLimit(limit.Result.Limit * 1e6, $"{limit.Result.Aggregation} {limit.Result.LimitText}{(limit.Result.Scope is { } scope ? $" {scope}" : "")}", !limit.Result.Passed));

    private static Chart Requests(HtmlView view, IReadOnlyList<SliceResult> slices)
    {
        (string Name, string Style, Func<ResponseCounts, long> Count)[] classes =
        [
            ("2xx", "s2xx", counts => counts.Success), ("3xx", "s3xx", counts => counts.Redirect), ("4xx", "s4xx", counts => counts.ClientError),
            ("5xx", "s5xx", counts => counts.ServerError), ("no response", "s0", counts => counts.None),
        ];
        ImmutableArray<ChartSeries> series =
        [
            .. classes
                .Where(kind => slices.Any(slice => kind.Count(slice.Responses) > 0))
                .Select(kind => new ChartSeries(kind.Name, kind.Style, PerSecond(slices, slice => kind.Count(slice.Responses))) { IsArea = true }),
        ];
        return TimeChart.Of(view, "chart-requests", "Requests", Axes.Amount(Most(PerSecond(slices, slice => slice.Requests)), "/s"), series) with
        {
            Note = "per second, by status",
            Description = $"Requests per second by the class of their status. In all {Figures.Count(view.Result.Http.Requests.Count)}, {Figures.PerSecond(view.Result.Http.Requests.Rate)}.",
            IsStacked = true,
        };
    }

    private static Chart? Iterations(HtmlView view, IReadOnlyList<SliceResult> slices)
    {
        var isOpen = view.Result.Scenarios.Any(scenario => scenario.IsOpenModel);
        if (!isOpen && view.Result.Http.HasRequests)
        {
            // Of a closed model they say little that its requests have not said.
            return null;
        }

        var due = PerSecond(slices, slice => slice.Due);
        ImmutableArray<ChartSeries> series = isOpen
            ? [new("started", "vus", PerSecond(slices, slice => slice.Started)) { IsArea = true }, new("dropped", "s5xx", PerSecond(slices, slice => slice.Dropped)), new("due", "plan", due)]
            : [new("completed", "vus", PerSecond(slices, slice => slice.Iterations)) { IsArea = true }];
        return TimeChart.Of(view, "chart-iterations", "Iterations", Axes.Amount(Math.Max(Most(due), Most(PerSecond(slices, slice => slice.Iterations))), "/s"), series) with
        {
            Note = isOpen ? "per second: due by the plan, started, dropped" : "per second",
            Description = $"Iterations per second. In all {Figures.Count(view.Result.Iterations.Due)} were due, {Figures.Count(view.Result.Iterations.Started)} started, {Figures.Count(view.Result.Iterations.Dropped)} were dropped.",
        };
    }

    private static Chart? Failures(HtmlView view, IReadOnlyList<SliceResult> slices)
    {
        (string Name, string Style, Func<SliceResult, long> Count)[] kinds =
        [
            ("failed requests", "s5xx", slice => slice.FailedRequests), ("failed iterations", "fail", slice => slice.FailedIterations), ("failed checks", "s4xx", slice => slice.FailedChecks),
        ];
        ImmutableArray<ChartSeries> series = [.. kinds.Where(kind => slices.Any(slice => kind.Count(slice) > 0)).Select(kind => new ChartSeries(kind.Name, kind.Style, PerSecond(slices, kind.Count)))];
        return series.IsEmpty ? null : TimeChart.Of(view, "chart-failures", "Failures", Axes.Amount(series.Max(line => Most(line.Values)), "/s"), series) with
        {
            Note = "per second",
            Description = $"Failures per second. In all {Figures.Count(slices.Sum(slice => slice.FailedRequests))} requests, {Figures.Count(slices.Sum(slice => slice.FailedIterations))} iterations and {Figures.Count(slices.Sum(slice => slice.FailedChecks))} checks failed.",
        };
    }

    private static Chart Vus(HtmlView view, IReadOnlyList<SliceResult> slices)
    {
        ImmutableArray<double?> active = [.. slices.Select(slice => (double?)slice.ActiveVus)];
        ImmutableArray<double?> planned = [.. slices.Select(slice => (double?)slice.PlannedVus)];
        var isOpen = view.Result.Scenarios.All(scenario => scenario.IsOpenModel);
        return TimeChart.Of(view, "chart-vus", "Virtual users", Axes.Amount(Math.Max(Most(active), Most(planned)), least: 1), [new("active", "vus", active) { IsArea = true }, new(isOpen ? "in reserve" : "planned", "plan", planned)]) with
        {
            Note = isOpen ? "busy with an iteration at the end of each slice, and brought up" : "running an iteration at the end of each slice, and planned",
            Description = $"Active virtual users over time, at most {Figures.Number(Most(active))}; the plan wanted at most {Figures.Number(Most(planned))}.",
        };
    }

    private static Chart? Lag(HtmlView view, IReadOnlyList<SliceResult> slices)
    {
        List<Distribution?> lags = [.. slices.Select(slice => slice.StartLag.Distribution)];
        if (lags.TrueForAll(lag => lag is null))
        {
            return null;
        }

        ImmutableArray<double?> Line(Func<Distribution, double?> find) => [.. lags.Select(lag => lag is null ? null : find(lag))];
        var most = Line(lag => lag.Values.Max);
        var median = Line(lag => lag.Quantile(0.5));
        var axis = Axes.Latency(most.OfType<double>(), median.OfType<double>().Order().ElementAt(median.OfType<double>().Count() / 2));
        return TimeChart.Of(view, "chart-lag", "Start lag", axis, [new("max", "max", most), new("p99", "p99", Line(lag => lag.Quantile(0.99))), new("p50", "p50", median)]) with
        {
            Note = $"how late iterations started{(axis.Scale.IsLogarithmic ? "; logarithmic" : "")}",
            Description = $"How late iterations started, against their intended start. Over the whole run: {view.Result.Iterations.StartLag.Distribution?.Describe(Unit.Time)}.",
        };
    }

    private static Chart? Bytes(HtmlView view)
    {
        var slices = view.Result.Record.Slices;
        ImmutableArray<double?> Rate(Func<ScenarioSlice, long> bytes) =>
            [.. slices.Select(slice => slice.Length <= 0 ? null : (double?)(slice.Scenarios.Sum(bytes) * 1e9 / slice.Length))];
        var (received, sent) = (Rate(scenario => scenario.BytesReceived), Rate(scenario => scenario.BytesSent));
        return Most(received) + Most(sent) == 0 ? null : TimeChart.Of(view, "chart-bytes", "Network", Axes.ByteRate(Math.Max(Most(received), Most(sent))), [new("received", "vus", received), new("sent", "plan", sent)]) with
        {
            Note = "bytes per second",
            Description = $"Bytes per second. In all {Figures.Bytes(view.Result.Http.DataReceived.Count)} received, {Figures.Bytes(view.Result.Http.DataSent.Count)} sent.",
        };
    }

    private static ImmutableArray<double?> PerSecond(IReadOnlyList<SliceResult> slices, Func<SliceResult, long> count) =>
        [.. slices.Select(slice => slice.Length > TimeSpan.Zero ? (double?)(count(slice) / slice.Length.TotalSeconds) : null)];

    private static double Most(ImmutableArray<double?> values) => values.OfType<double>().DefaultIfEmpty(0).Max();
}
