using System.Text.Json;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>What was measured of a limit in one window, as JSON. What it means is not written: it follows from the limit and the metric.</summary>
internal static class ReadingJson
{
    public static void Write(Utf8JsonWriter json, string name, SlidingWindowReading window)
    {
        var reading = window.Reading;
        json.WriteStartObject(name);
        json.WriteNumber("from", window.From);
        json.WriteNumber("to", window.To);
        json.WriteString("metric", reading.Metric);
        json.WriteString("type", reading.Type.ToString());
        json.WriteString("unit", reading.Unit.ToString());
        json.WriteBoolean("known", reading.Meaning is not null || reading.Mistake is not null);
        if (reading.Value is { } value)
        {
            json.WriteExact("value", value);
        }

        json.WriteNumber("samples", reading.Samples);
        json.WriteNumber("total", reading.Total);
        json.WriteExact("never_started", reading.NeverStartedShare);
        json.WriteBoolean("extreme", reading.IsExtreme);
        json.WriteNumber("passes", reading.Passes);
        json.WriteEndObject();
    }

    /// <param name="value">What <see cref="Write"/> wrote; null for null.</param>
    /// <param name="threshold">Whose window it is.</param>
    /// <exception cref="FormatException">It is no window: a sentence says why.</exception>
    public static SlidingWindowReading? Read(ExchangeValue? value, Threshold threshold)
    {
        if (value is not { } window)
        {
            return null;
        }

        var (type, unit) = (window["type"].Name<MetricType>(), window["unit"].Name<Unit>());
        ThresholdMistake? mistake = null;
        var meaning = window["known"].Truth ? ThresholdMeaning.Of(threshold.Expression, ThresholdReader.Find(threshold.Metric, type, unit), out mistake) : null;
        return new(window["from"].Long, window["to"].Long, new()
        {
            Threshold = threshold,
            Metric = window["metric"].Text,
            Type = type,
            Unit = unit,
            Meaning = meaning,
            Mistake = mistake,
            Value = window.Find("value")?.Number,
            Samples = window["samples"].Count,
            Total = window["total"].Count,
            NeverStartedShare = window["never_started"].Number,
            IsExtreme = window["extreme"].Truth,
            Passes = window["passes"].Count,
        });
    }
}
