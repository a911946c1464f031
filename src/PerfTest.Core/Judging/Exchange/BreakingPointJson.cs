using System.Text.Json;
using PerfTest.Measuring;

namespace PerfTest.Judging;

/// <summary>What a search for the breaking point has found, as JSON: the record of a result is of one of its levels, and knows nothing of the others.</summary>
internal static class BreakingPointJson
{
    public static void Write(Utf8JsonWriter json, BreakingPointResult found)
    {
        json.WriteStartObject();
        json.WriteString("outcome", found.Outcome.ToString());
        json.WriteBoolean("is_rate", found.IsRate);
        json.WriteOptional("held", found.Held);
        json.WriteBoolean("confirmed", found.IsConfirmed);
        json.WriteOptional("broke", found.Broke);
        json.WriteOptional("at_least", found.AtLeast);
        json.WriteString("summary", found.Summary);
        json.WriteAll("levels", found.Levels, WriteLevel);
        json.WriteEndObject();
    }

    /// <param name="value">What <see cref="Write"/> wrote.</param>
    /// <exception cref="FormatException">It is no result of a search: a sentence says why.</exception>
    public static BreakingPointResult Read(ExchangeValue value) => new()
    {
        Outcome = value["outcome"].Name<BreakingPointOutcome>(),
        IsRate = value["is_rate"].Truth,
        Held = value.Find("held")?.Count,
        IsConfirmed = value["confirmed"].Truth,
        Broke = value.Find("broke")?.Count,
        AtLeast = value.Find("at_least")?.Count,
        Summary = value["summary"].Text,
        Levels = [.. value["levels"].Items.Select(ReadLevel)],
    };

    private static void WriteLevel(Utf8JsonWriter json, BreakingPointLevel level)
    {
        json.WriteStartObject();
        json.WriteNumber("load", level.Load);
        json.WriteString("text", level.Text);
        json.WriteBoolean("held", level.Held);
        json.WriteBoolean("confirmation", level.IsConfirmation);
        json.WriteExact("completed", level.Completed);
        json.WriteOptional("reason", level.Reason);
        json.WriteString("metric", level.Latency.Name);
        if (level.Latency.Distribution is { } latency)
        {
            HistogramJson.WritePacked(json, "latency", SparseHistogram.Of(latency.Values));
            json.WriteUnlessZero("never_started", latency.NeverStarted);
        }

        json.WriteEndObject();
    }

    private static BreakingPointLevel ReadLevel(ExchangeValue value)
    {
        var values = HistogramJson.ReadPacked(value.Find("latency")).ToHistogram();
        var neverStarted = value.Find("never_started")?.Count ?? 0;
        return new()
        {
            Load = value["load"].Count,
            Text = value["text"].Text,
            Held = value["held"].Truth,
            IsConfirmation = value["confirmation"].Truth,
            Completed = value["completed"].Number,
            Reason = value.Find("reason")?.Text,
            Latency = new(value["metric"].Text, values.Count + neverStarted > 0 ? new Distribution(values, neverStarted) : null),
        };
    }
}
