using System.Text.Json;
using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>
/// What was measured and how it is to be judged, exact and whole, under the key <c>perftest.record</c> of a summary: from it alone the same result is made again, and
/// those of several machines become one. For programs of this version and newer ones; what people and other tools read stands beside it.
/// </summary>
internal static class JsonRecord
{
    public static void Write(Utf8JsonWriter json, LoadResult result)
    {
        // In one line: the rest of a summary is indented, and this is for no eye.
        var record = ExchangeWriting.Compact(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("strict_health", result.JudgedBy.StrictHealth);
            json.WritePropertyName("sliding");
            SlidingJson.Write(json, result.Record.Plan, result.JudgedBy.Sliding);
            json.WritePropertyName("run");
            RecordJson.Write(json, result.Record);
            if (result.BreakingPoint is { } found)
            {
                json.WritePropertyName("search");
                BreakingPointJson.Write(json, found);
            }

            json.WriteEndObject();
        });
        json.WriteRawValue(record.Span, skipInputValidation: true);
    }

    /// <param name="value">What <see cref="Write"/> wrote.</param>
    /// <param name="catalog">Of all records that shall be added up.</param>
    /// <exception cref="FormatException">It is no record that this version can read: a sentence says why.</exception>
    public static (RunRecord Record, JudgingOptions Options) Read(ExchangeValue value, MetricCatalog catalog)
    {
        var record = RecordJson.Read(value["run"], catalog);
        return (record, new() { StrictHealth = value["strict_health"].Truth, Sliding = SlidingJson.Read(value["sliding"], record.Plan) });
    }

    /// <summary>What a search for the breaking point has found beside it; null: the run was none.</summary>
    /// <param name="value">What <see cref="Write"/> wrote.</param>
    /// <exception cref="FormatException">It is none that this version can read: a sentence says why.</exception>
    public static BreakingPointResult? ReadSearch(ExchangeValue value) => value.Find("search") is { } search ? BreakingPointJson.Read(search) : null;
}
