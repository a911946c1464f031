using System.Text.Json;

namespace PerfTest.Measuring;

/// <summary>
/// A series by itself, cumulative: metric, type, unit, tags and all that was recorded until then. What an instance sends again whenever it has grown; the newest of
/// each instance, added up by <see cref="SnapshotMerge"/>, are the whole.
/// </summary>
internal static class SeriesJson
{
    /// <summary>As an object of its own, in what is compressed as a whole.</summary>
    public static void Write(Utf8JsonWriter json, SeriesSnapshot series)
    {
        json.WriteStartObject();
        WriteMetric(json, series.Metric);
        WriteMembers(json, series, isCompressed: false);
        json.WriteEndObject();
    }

    /// <param name="value">What <see cref="Write"/> wrote.</param>
    /// <param name="catalog">Of all snapshots that shall be added up or compared.</param>
    /// <exception cref="FormatException">It is no series: a sentence says why.</exception>
    public static SeriesSnapshot Read(ExchangeValue value, MetricCatalog catalog) => ReadMembers(value, ReadMetric(value, catalog), catalog);

    /// <summary>Name, type and unit, into an object that has been begun.</summary>
    public static void WriteMetric(Utf8JsonWriter json, Metric metric)
    {
        json.WriteString("metric", metric.Name);
        json.WriteString("type", metric.Type.ToString());
        json.WriteString("unit", metric.Unit.ToString());
    }

    /// <exception cref="FormatException">It is no metric: a sentence says why.</exception>
    public static Metric ReadMetric(ExchangeValue value, MetricCatalog catalog)
    {
        var name = value["metric"];
        try
        {
            return catalog.Define(name.Text, value["type"].Name<MetricType>(), value["unit"].Name<Unit>());
        }
        catch (FormatException exception) when (!exception.Message.StartsWith('\''))
        {
            throw new FormatException($"'{value.Path}': {exception.Message}", exception);
        }
    }

    /// <summary>Tags and values, into an object that has been begun.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="series">What.</param>
    /// <param name="isCompressed">False: what follows is compressed as a whole.</param>
    public static void WriteMembers(Utf8JsonWriter json, SeriesSnapshot series, bool isCompressed = true)
    {
        json.WriteTags("tags", series.Tags.Tags);
        switch (series)
        {
            case TrendSnapshot trend:
                HistogramJson.WriteMembers(json, trend.Values, isCompressed);
                break;
            case CounterSnapshot counter:
                json.WriteNumber("count", counter.Totals.Count);
                json.WriteNumber("within_plan", counter.Totals.CountWithinPlan);
                break;
            case RateSnapshot rate:
                json.WriteNumber("passes", rate.Totals.Passes);
                json.WriteNumber("total", rate.Totals.Total);
                break;
            case GaugeSnapshot { Totals: { } gauge }:
                json.WriteExact("value", gauge.Value);
                json.WriteExact("min", gauge.Min);
                json.WriteExact("max", gauge.Max);
                json.WriteNumber("set_at", gauge.SetAt);
                break;
        }
    }

    /// <exception cref="FormatException">It is no series of this metric: a sentence says why.</exception>
    public static SeriesSnapshot ReadMembers(ExchangeValue value, Metric metric, MetricCatalog catalog)
    {
        var tags = catalog.Tags(value["tags"].Members.Select(tag => KeyValuePair.Create(tag.Key, tag.Value.Text)));
        return metric.Type switch
        {
            MetricType.Trend => new TrendSnapshot(metric, tags, HistogramJson.Read(value)),
            MetricType.Counter => new CounterSnapshot(metric, tags, new(value["count"].Count, value["within_plan"].Count)),
            MetricType.Rate => new RateSnapshot(metric, tags, new(value["passes"].Count, value["total"].Count)),
            _ => new GaugeSnapshot(metric, tags, value.Find("value") is { } latest ? new(latest.Number, value["min"].Number, value["max"].Number, value["set_at"].Long) : null),
        };
    }
}
