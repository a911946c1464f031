using System.Text.Json;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>
/// The metrics in k6's form: <c>{NAME:{type,contains,values:{…},thresholds:{"EXPR":{ok}}}}</c>. A limit with a filter has a metric of its own,
/// <c>http_req_duration{name:/a}</c>, as in k6.
/// </summary>
internal static class JsonMetrics
{
    public static readonly string[] TrendStats = ["avg", "min", "med", "max", "p(90)", "p(95)", "p(99)"];

    private static readonly double[] Quantiles = [0.9, 0.95, 0.99];

    public static void Write(Utf8JsonWriter json, LoadResult result)
    {
        json.WriteStartObject();
        foreach (var metric in result.Record.Metrics.Metrics.Select(snapshot => snapshot.Metric).Where(metric => IsShown(metric, result)).OrderBy(metric => metric.Name, StringComparer.Ordinal))
        {
            Write(json, metric.Name, metric.Type, metric.Unit, result, metric.Name, []);
        }

        foreach (var limits in result.Record.Plan.Thresholds.Where(threshold => threshold.Metric is not null).GroupBy(KeyOf).Where(limits => !IsMetric(limits.Key, result)))
        {
            var threshold = limits.First();
            var metric = result.Record.Metrics.Find(threshold.Metric!);
            Write(json, limits.Key, metric?.Type ?? MetricType.Counter, metric?.Unit ?? Unit.None, result, threshold.Metric!, [.. threshold.Filter.Select(tag => (tag.Key, tag.Value))]);
        }

        json.WriteEndObject();
    }

    /// <summary>A distribution's values: milliseconds, bytes, plain numbers; null where a percentile falls among what never started.</summary>
    public static void WriteTrend(Utf8JsonWriter json, Unit unit, Distribution? all)
    {
        if (all is not { Values.Count: > 0 })
        {
            return;
        }

        void Number(string name, double? recorded)
        {
            if (recorded is { } value)
            {
                json.WriteNumber(name, TrendScale.ToShown(unit, value));
            }
            else
            {
                json.WriteNull(name);
            }
        }

        Number("avg", all.Values.Average);
        Number("min", all.Values.Min);
        Number("med", all.Quantile(0.5));
        Number("max", all.Values.Max);
        foreach (var p in Quantiles)
        {
            Number(Percentiles.Name(p * 100), all.Quantile(p));
        }
    }

    private static void Write(Utf8JsonWriter json, string key, MetricType type, Unit unit, LoadResult result, string name, (string Tag, string Value)[] filter)
    {
        json.WriteStartObject(key);
        json.WriteString("type", type.ToString().ToLowerInvariant());
        json.WriteString("contains", unit switch { Unit.Time => "time", Unit.Bytes => "data", _ => "default" });
        json.WriteStartObject("values");
        if (result.Record.Metrics.Find(name) is not null)
        {
            WriteValues(json, type, unit, result, name, filter);
        }

        json.WriteEndObject();
        WriteThresholds(json, key, result);
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, MetricType type, Unit unit, LoadResult result, string name, (string Tag, string Value)[] filter)
    {
        switch (type)
        {
            case MetricType.Trend:
                WriteTrend(json, unit, result.Metrics.Trend(name, filter).Distribution);
                break;
            case MetricType.Counter:
                var counter = result.Metrics.Counter(name, filter);
                json.WriteNumber("count", counter.Count);
                json.WriteNumber("rate", counter.Rate);
                break;
            case MetricType.Rate when result.Metrics.Rate(name, filter) is { Total: > 0 } rate:
                json.WriteNumber("rate", rate.Rate);
                json.WriteNumber("passes", rate.Passes);
                json.WriteNumber("fails", rate.Fails);
                break;
            case MetricType.Gauge when result.Metrics.Gauge(name, filter) is { HasSamples: true } gauge:
                WriteFinite(json, "value", gauge.Value);
                WriteFinite(json, "min", gauge.Min);
                WriteFinite(json, "max", gauge.Max);
                break;
        }
    }

    private static void WriteThresholds(Utf8JsonWriter json, string key, LoadResult result)
    {
        var plan = result.Record.Plan.Thresholds;
        var own = result.Thresholds.Where((threshold, i) => (plan[i].Metric is null ? result.Scenarios[0].HeadlineMetric : KeyOf(plan[i])) == key).ToList();
        if (own.Count == 0)
        {
            return;
        }

        json.WriteStartObject("thresholds");
        foreach (var threshold in own)
        {
            json.WriteStartObject(threshold.Scope is null ? threshold.Expression : $"{threshold.Expression} {threshold.Scope}");
            json.WriteBoolean("ok", threshold.Passed);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>With samples, or with limits; that nothing was dropped is a number too.</summary>
    private static bool IsShown(Metric metric, LoadResult result) =>
        metric.Name == MetricNames.DroppedIterations || result.Record.Metrics.Series(metric.Name).Any() || IsLimited(metric.Name, result);

    private static bool IsLimited(string key, LoadResult result) => result.Record.Plan.Thresholds
        .Where((_, i) => !(result.Thresholds[i].IsDefault && result.Thresholds[i].Measured is null))
        .Any(threshold => (threshold.Metric is null ? result.Scenarios[0].HeadlineMetric : KeyOf(threshold)) == key);

    private static bool IsMetric(string key, LoadResult result) => result.Record.Metrics.Find(key) is not null;

    private static string KeyOf(Threshold threshold) => Selector.Print(threshold.Metric!, threshold.Filter);

    // JSON has no infinity.
    private static void WriteFinite(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
