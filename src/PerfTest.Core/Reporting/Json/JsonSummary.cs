using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfTest.Reporting;

/// <summary>
/// The result as JSON in the shape of k6's <c>handleSummary</c>, so that dashboards and jq filters carry over; what is ours is under the one key <c>perftest</c>. Times
/// are milliseconds.
/// </summary>
internal static class JsonSummary
{
    /// <summary>The file's suffix.</summary>
    public const string Suffix = ".json";

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="stream">Where it goes; left open.</param>
    /// <param name="result">The result, or what there is of it so far.</param>
    /// <param name="context">What is not in the result.</param>
    /// <param name="isPartial">The run has not ended: a process that is killed leaves this.</param>
    public static void Write(Stream stream, LoadResult result, ReportContext context, bool isPartial = false)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WritePropertyName("root_group");
        JsonGroups.Write(json, result);
        WriteOptions(json);
        json.WriteStartObject("state");
        json.WriteBoolean("isStdOutTTY", false);
        json.WriteBoolean("isStdErrTTY", false);
        json.WriteNumber("testRunDurationMs", result.Duration.TotalMilliseconds);
        json.WriteEndObject();
        json.WritePropertyName("metrics");
        JsonMetrics.Write(json, result);
        json.WritePropertyName("perftest");
        JsonDetails.Write(json, result, context, isPartial);
        json.WriteEndObject();
    }

    private static void WriteOptions(Utf8JsonWriter json)
    {
        json.WriteStartObject("options");
        json.WriteStartArray("summaryTrendStats");
        foreach (var stat in JsonMetrics.TrendStats)
        {
            json.WriteStringValue(stat);
        }

        json.WriteEndArray();
        json.WriteString("summaryTimeUnit", "");
        json.WriteBoolean("noColor", true);
        json.WriteEndObject();
    }
}
