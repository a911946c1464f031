using System.Collections.Immutable;
using System.Text.Json;

namespace PerfTest.Measuring;

/// <summary>All metrics and their series at one moment, or of a part of a run, as JSON.</summary>
internal static class SnapshotJson
{
    public static void Write(Utf8JsonWriter json, MetricsSnapshot snapshot)
    {
        json.WriteStartObject();
        json.WriteAll("metrics", snapshot.Metrics, WriteMetric);
        json.WriteUnlessZero("folded_tag_sets", snapshot.FoldedTagSets);
        json.WriteEndObject();
    }

    /// <param name="value">What <see cref="Write"/> wrote.</param>
    /// <param name="catalog">Of all snapshots that shall be added up or compared.</param>
    /// <exception cref="FormatException">It is no snapshot: a sentence says why.</exception>
    public static MetricsSnapshot Read(ExchangeValue value, MetricCatalog catalog)
    {
        ImmutableArray<MetricSnapshot> metrics = [.. value["metrics"].Items.Select(metric => ReadMetric(metric, catalog))];
        return metrics.Select(metric => metric.Metric.Name).Distinct(StringComparer.Ordinal).Count() == metrics.Length
            ? new(metrics, value.Find("folded_tag_sets")?.Count ?? 0)
            : throw new FormatException($"'{value.Path}.metrics' has a metric twice.");
    }

    private static void WriteMetric(Utf8JsonWriter json, MetricSnapshot metric)
    {
        json.WriteStartObject();
        SeriesJson.WriteMetric(json, metric.Metric);
        json.WriteUnlessZero("folded", metric.Folded);
        if (!metric.Series.IsEmpty)
        {
            json.WriteAll("series", metric.Series, static (json, series) =>
            {
                json.WriteStartObject();
                SeriesJson.WriteMembers(json, series);
                json.WriteEndObject();
            });
        }

        json.WriteEndObject();
    }

    private static MetricSnapshot ReadMetric(ExchangeValue value, MetricCatalog catalog)
    {
        var metric = SeriesJson.ReadMetric(value, catalog);
        ImmutableArray<SeriesSnapshot> series = [.. value.Find("series")?.Items.Select(one => SeriesJson.ReadMembers(one, metric, catalog)) ?? []];
        return series.DistinctBy(one => one.Tags).Count() == series.Length
            ? new(metric, series, value.Find("folded")?.Count ?? 0)
            : throw new FormatException($"'{value.Path}.series' has the same tags twice.");
    }
}
