using System.IO.Compression;
using System.Text.Json;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Cluster.Runs;

/// <summary>An agent's figures as they travel: JSON, compressed.</summary>
internal static class FiguresJson
{
    private const string Record = "record";

    /// <summary>While the load goes on.</summary>
    /// <param name="now">Nanoseconds from t=0.</param>
    /// <param name="scenarios">In plan order.</param>
    /// <param name="series">Each since the start.</param>
    /// <param name="errors">All so far; null: not this time.</param>
    public static byte[] Write(long now, IEnumerable<ScenarioCounters> scenarios, IEnumerable<SeriesSnapshot> series, IEnumerable<ErrorGroup>? errors) => Compress(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("now", now);
        json.WriteAll("scenarios", scenarios, CountersJson.Write);
        json.WriteAll("series", series, SeriesJson.Write);
        if (errors is not null)
        {
            json.WriteAll("errors", errors, ErrorJson.Write);
        }

        json.WriteEndObject();
    });

    /// <summary>When it has ended: everything that was seen.</summary>
    public static byte[] Write(RunRecord record) => Compress(json =>
    {
        json.WriteStartObject();
        json.WritePropertyName(Record);
        RecordJson.Write(json, record);
        json.WriteEndObject();
    });

    /// <param name="bytes">What was written by one of the two.</param>
    /// <param name="plan">The whole load's.</param>
    /// <param name="catalog">Of all agents' figures.</param>
    /// <exception cref="FormatException">They are no figures of this plan: a sentence says why.</exception>
    public static AgentFigures Read(byte[] bytes, LoadPlan plan, MetricCatalog catalog)
    {
        try
        {
            using var compressed = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var document = JsonDocument.Parse(compressed);
            var value = new ExchangeValue(document.RootElement, "figures");
            return value.Find(Record) is { } record ? Of(RecordJson.Read(record, catalog), plan) : Read(value, plan, catalog);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            throw new FormatException($"These are no figures: {exception.Message}", exception);
        }
    }

    private static AgentFigures Read(ExchangeValue value, LoadPlan plan, MetricCatalog catalog) => new()
    {
        PlanNow = value["now"].Long,
        Scenarios = [.. CountersJson.ReadAll(value["scenarios"], plan)],
        Series = [.. value["series"].Items.Select(series => SeriesJson.Read(series, catalog))],
        Errors = value.Find("errors") is { } errors ? [.. errors.Items.Select(ErrorJson.Read)] : default,
    };

    private static AgentFigures Of(RunRecord record, LoadPlan plan) => record.Outcome.Scenarios.Length != plan.Scenarios.Length
        ? throw new FormatException($"The record has {record.Outcome.Scenarios.Length} scenarios, and the plan has {plan.Scenarios.Length}.")
        : new()
        {
            PlanNow = record.Outcome.End,
            Scenarios = [.. record.Outcome.Scenarios.Select((counters, i) => counters with { Scenario = plan.Scenarios[i] })],
            Series = [.. record.Metrics.Metrics.SelectMany(metric => metric.Series)],
            Errors = record.Errors,
            Record = record,
        };

    private static byte[] Compress(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var compressed = new ZLibStream(bytes, CompressionLevel.Fastest))
        {
            compressed.Write(ExchangeWriting.Compact(write).Span);
        }

        return bytes.ToArray();
    }
}
