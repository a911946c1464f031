using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary>
/// A run's metrics as Prometheus names and types them: base units, a prefix, a suffix that says what the number is. Histograms have fixed limits; quantiles, which cannot be
/// had exactly from these, stand beside them for the whole run so far.
/// </summary>
internal static class PrometheusMetrics
{
    public const string Prefix = "perftest_";

    private const string TestLabel = "test";

    private static readonly ImmutableArray<double> Quantiles = [0.5, 0.9, 0.95, 0.99, 0.999];

    /// <summary>0.5 ms … 60 s.</summary>
    private static readonly ImmutableArray<double> Seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    /// <summary>64 B … 1 GiB.</summary>
    private static readonly ImmutableArray<double> Bytes = [.. Enumerable.Range(0, 13).Select(i => Math.Pow(4, i + 3))];

    private static readonly ImmutableArray<double> Plain = [0.001, 0.01, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 10_000, 100_000, 1_000_000];

    /// <param name="text">Takes it.</param>
    /// <param name="plan">What is run.</param>
    /// <param name="metrics">What was measured so far.</param>
    /// <param name="result">What the limits said lately; null: not yet.</param>
    /// <param name="isOver">The run has ended.</param>
    public static void Write(PrometheusWriter text, LoadPlan plan, MetricsSnapshot metrics, LoadResult? result, bool isOver)
    {
        KeyValuePair<string, string> test = new(TestLabel, plan.Name);
        text.Family($"{Prefix}run_active", "gauge", "1 while the load test runs, 0 when it is over.");
        text.Sample($"{Prefix}run_active", [test], isOver ? 0 : 1);
        foreach (MetricSnapshot metric in metrics.Metrics.Where(metric => !metric.Series.IsEmpty))
        {
            Write(text, test, metric);
        }

        foreach (Metric metric in metrics.Metrics.Where(metric => metric is { Metric.Type: MetricType.Trend, Series.IsEmpty: false }).Select(metric => metric.Metric))
        {
            WriteQuantiles(text, test, metric, metrics.Trend(metric.Name)!);
        }

        if (result is { Thresholds.Count: > 0 })
        {
            text.Family($"{Prefix}threshold_ok", "gauge", "1 while a threshold holds over what was measured so far, else 0.");
            foreach (ThresholdResult threshold in result.Thresholds.DistinctBy(threshold => (threshold.Expression, threshold.Scope)))
            {
                KeyValuePair<string, string>[] labels = [test, new("threshold", threshold.Expression), new("scope", threshold.Scope ?? "")];
                text.Sample($"{Prefix}threshold_ok", labels, threshold.Passed ? 1 : 0);
            }
        }
    }

    private static void Write(PrometheusWriter text, KeyValuePair<string, string> test, MetricSnapshot metric)
    {
        string name = NameOf(metric.Metric);
        string help = $"PerfTest's {metric.Metric.Type.ToString().ToLowerInvariant()} {metric.Metric.Name}.";
        switch (metric.Metric.Type)
        {
            case MetricType.Counter:
                text.Family($"{name}_total", "counter", help);
                foreach (CounterSnapshot series in metric.Series.OfType<CounterSnapshot>())
                {
                    text.Sample($"{name}_total", Labels(test, series.Tags), series.Totals.Count);
                }

                break;

            case MetricType.Rate:
                text.Family($"{name}_total", "counter", $"{help} Samples by what they were.");
                foreach (RateSnapshot series in metric.Series.OfType<RateSnapshot>())
                {
                    List<KeyValuePair<string, string>> labels = [.. Labels(test, series.Tags, "value")];
                    text.Sample($"{name}_total", [.. labels, new("value", "true")], series.Totals.Passes);
                    text.Sample($"{name}_total", [.. labels, new("value", "false")], series.Totals.Fails);
                }

                break;

            case MetricType.Gauge:
                text.Family(name, "gauge", help);

                // A sum that stands beside its parts would count them twice in sum().
                foreach (GaugeSnapshot series in metric.Series.OfType<GaugeSnapshot>().Where(series => series.Tags.Count > 0 || metric.Series.Length == 1))
                {
                    text.Sample(name, Labels(test, series.Tags), InBaseUnit(metric.Metric.Unit, series.Totals!.Value.Value));
                }

                break;

            default:
                text.Family(name, "histogram", help);
                foreach (TrendSnapshot series in metric.Series.OfType<TrendSnapshot>())
                {
                    WriteHistogram(text, name, [.. Labels(test, series.Tags, "le")], metric.Metric.Unit, series.Values);
                }

                break;
        }
    }

    private static void WriteHistogram(PrometheusWriter text, string name, List<KeyValuePair<string, string>> labels, Unit unit, SparseHistogram values)
    {
        SparseHistogramReader buckets = values.Buckets();
        bool hasMore = buckets.MoveNext();
        long below = 0;
        foreach (double limit in LimitsOf(unit))
        {
            // A bucket belongs where its middle is: right to 0.05 %, and exact below 2 µs.
            while (hasMore && InBase(unit, HistogramLayout.MidpointOf(buckets.Current.Slot)) <= limit)
            {
                below += buckets.Current.Count;
                hasMore = buckets.MoveNext();
            }

            text.Sample($"{name}_bucket", [.. labels, new("le", PrometheusWriter.Number(limit))], below);
        }

        text.Sample($"{name}_bucket", [.. labels, new("le", "+Inf")], values.Count);
        text.Sample($"{name}_sum", labels, InBase(unit, values.Sum));
        text.Sample($"{name}_count", labels, values.Count);
    }

    private static void WriteQuantiles(PrometheusWriter text, KeyValuePair<string, string> test, Metric metric, Histogram values)
    {
        string name = $"{Prefix}{PrometheusWriter.Name(metric.Name)}_quantile{SuffixOf(metric.Unit)}";
        text.Family(name, "gauge", $"Quantiles of {metric.Name} over the whole run so far, of what was measured: dropped iterations have no time.");
        foreach (double quantile in Quantiles)
        {
            text.Sample(name, [test, new("quantile", PrometheusWriter.Number(quantile))], InBase(metric.Unit, values.Quantile(quantile)));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Labels(KeyValuePair<string, string> test, TagSet tags, string? reserved = null)
    {
        var used = new HashSet<string>(StringComparer.Ordinal) { TestLabel };
        if (reserved is not null)
        {
            used.Add(reserved);
        }

        yield return test;
        foreach ((string key, string value) in tags.Tags)
        {
            // Two tags may become one name, or that of a label of ours; names that begin with two underscores are Prometheus' own.
            string name = PrometheusWriter.Name(key);
            name = name.StartsWith("__", StringComparison.Ordinal) ? $"tag{name}" : name;
            while (!used.Add(name))
            {
                name = $"tag_{name}";
            }

            yield return new(name, value);
        }
    }

    private static string NameOf(Metric metric) => $"{Prefix}{PrometheusWriter.Name(metric.Name)}{SuffixOf(metric.Unit)}";

    private static string SuffixOf(Unit unit) => unit switch
    {
        Unit.Time => "_seconds",
        Unit.Bytes => "_bytes",
        _ => "",
    };

    private static ImmutableArray<double> LimitsOf(Unit unit) => unit switch
    {
        Unit.Time => Seconds,
        Unit.Bytes => Bytes,
        _ => Plain,
    };

    /// <summary>From the histogram's numbers: seconds, bytes, plain numbers.</summary>
    private static double InBase(Unit unit, double recorded) => unit == Unit.Time ? recorded / Nanoseconds.PerSecond : TrendScale.ToShown(unit, recorded);

    /// <summary>From what users write: gauges keep milliseconds.</summary>
    private static double InBaseUnit(Unit unit, double shown) => unit == Unit.Time ? shown / 1_000 : shown;
}
