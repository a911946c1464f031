using System.Diagnostics.Metrics;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Telemetry;

/// <summary>
/// Hands what a run has measured to OpenTelemetry's instruments. Counters, rates and gauges are read off. A histogram takes single samples only: those that came since the last
/// time are recorded from the buckets, each with its bucket's value, which is right to 0.05 %. So nothing happens where requests are measured, and the counts are exact.
/// </summary>
internal sealed class MetricReplay : IDisposable
{
    private const string Prefix = "perftest.";

    private readonly Meter _meter;
    private readonly Dictionary<string, Histogram<double>> _histograms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _observed = new(StringComparer.Ordinal);
    private readonly Dictionary<(Metric Metric, TagSet Tags), Replayed> _replayed = [];
    private MetricsSnapshot? _latest;

    public MetricReplay(string meterName, string? version) => _meter = new Meter(meterName, version);

    /// <summary>Samples below 0, which were left out.</summary>
    public long Negative { get; private set; }

    /// <summary>Makes a snapshot what is exported next.</summary>
    /// <param name="metrics">What was measured so far.</param>
    /// <param name="most">How many samples of histograms may be recorded now.</param>
    /// <returns>How many are left for the next time.</returns>
    public long Replay(MetricsSnapshot metrics, long most)
    {
        Volatile.Write(ref _latest, metrics);
        long behind = 0;
        foreach (MetricSnapshot metric in metrics.Metrics.Where(metric => !metric.Series.IsEmpty))
        {
            if (metric.Metric.Type != MetricType.Trend)
            {
                Observe(metric.Metric);
                continue;
            }

            foreach (TrendSnapshot series in metric.Series.OfType<TrendSnapshot>())
            {
                long waiting = Record(series, most, out long recorded);
                most -= recorded;
                behind += waiting;
            }
        }

        return behind;
    }

    public void Dispose() => _meter.Dispose();

    private long Record(TrendSnapshot series, long most, out long recorded)
    {
        (Metric, TagSet) key = (series.Metric, series.Tags);
        if (!_replayed.TryGetValue(key, out Replayed? replayed))
        {
            _replayed[key] = replayed = new Replayed([.. series.Tags.Tags.Select(tag => new KeyValuePair<string, object?>(tag.Key, tag.Value))]);
        }

        SparseHistogram gained = series.Values.Minus(replayed.Values);
        recorded = 0;
        if (gained.Count == 0)
        {
            return 0;
        }

        Histogram<double> histogram = HistogramOf(series.Metric);
        var done = new SparseHistogramWriter();
        SparseHistogramReader buckets = gained.Buckets();
        while (recorded < most && buckets.MoveNext())
        {
            (int slot, long count) = buckets.Current;
            long now = Math.Min(count, most - recorded);
            double value = InBaseUnit(series.Metric.Unit, Math.Clamp(HistogramLayout.MidpointOf(slot), series.Values.Min, series.Values.Max));
            if (value < 0)
            {
                Negative += now;
            }
            else
            {
                for (long i = 0; i < now; i++)
                {
                    histogram.Record(value, replayed.Tags);
                }
            }

            done.Write(slot, now);
            recorded += now;
        }

        replayed.Values = recorded == gained.Count ? series.Values : replayed.Values.Plus(done.Finish(0, long.MaxValue, long.MinValue, 0));
        return gained.Count - recorded;
    }

    private Histogram<double> HistogramOf(Metric metric)
    {
        if (!_histograms.TryGetValue(metric.Name, out Histogram<double>? histogram))
        {
            _histograms[metric.Name] = histogram = _meter.CreateHistogram<double>(Prefix + metric.Name, UnitOf(metric.Unit));
        }

        return histogram;
    }

    private void Observe(Metric metric)
    {
        if (!_observed.Add(metric.Name))
        {
            return;
        }

        if (metric.Type == MetricType.Gauge)
        {
            _meter.CreateObservableGauge(Prefix + metric.Name, () => Measure<GaugeSnapshot, double>(metric, static series => [(InShown(series.Metric.Unit, series.Totals!.Value.Value), null)]), UnitOf(metric.Unit));
        }
        else if (metric.Type == MetricType.Counter)
        {
            _meter.CreateObservableCounter(Prefix + metric.Name, () => Measure<CounterSnapshot, long>(metric, static series => [(series.Totals.Count, null)]), UnitOf(metric.Unit));
        }
        else
        {
            _meter.CreateObservableCounter(Prefix + metric.Name, () => Measure<RateSnapshot, long>(metric, static series => [(series.Totals.Passes, "true"), (series.Totals.Fails, "false")]), UnitOf(metric.Unit));
        }
    }

    private List<Measurement<TValue>> Measure<TSnapshot, TValue>(Metric metric, Func<TSnapshot, (TValue Value, string? Of)[]> read)
        where TSnapshot : SeriesSnapshot
        where TValue : struct
    {
        var measurements = new List<Measurement<TValue>>();
        List<TSnapshot> all = [.. (Volatile.Read(ref _latest)?.Series(metric.Name) ?? []).OfType<TSnapshot>()];

        // A gauge's sum that stands beside its parts would be counted twice by who adds them up.
        foreach (TSnapshot series in all.Where(series => metric.Type != MetricType.Gauge || series.Tags.Count > 0 || all.Count == 1))
        {
            foreach ((TValue value, string? of) in read(series))
            {
                IEnumerable<KeyValuePair<string, object?>> tags = series.Tags.Tags.Select(tag => new KeyValuePair<string, object?>(tag.Key, tag.Value));
                measurements.Add(new Measurement<TValue>(value, of is null ? tags : tags.Append(new KeyValuePair<string, object?>("value", of))));
            }
        }

        return measurements;
    }

    private static string UnitOf(Unit unit) => unit switch
    {
        Unit.Time => "s",
        Unit.Bytes => "By",
        _ => "1",
    };

    /// <summary>From the histogram's numbers: seconds, bytes, plain numbers.</summary>
    private static double InBaseUnit(Unit unit, double recorded) => unit == Unit.Time ? recorded / Nanoseconds.PerSecond : TrendScale.ToShown(unit, recorded);

    /// <summary>From what users write, as gauges keep it.</summary>
    private static double InShown(Unit unit, double shown) => unit == Unit.Time ? shown / 1_000 : shown;

    private sealed class Replayed(KeyValuePair<string, object?>[] tags)
    {
        public KeyValuePair<string, object?>[] Tags => tags;

        public SparseHistogram Values { get; set; } = SparseHistogram.Empty;
    }
}
