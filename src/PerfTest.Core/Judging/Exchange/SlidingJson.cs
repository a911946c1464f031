using System.Collections.Immutable;
using System.Text.Json;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>How the limits fared that are judged window by window, as JSON: only those know who saw each window.</summary>
internal static class SlidingJson
{
    public static void Write(Utf8JsonWriter json, LoadPlan plan, ImmutableDictionary<Threshold, SlidingReading> readings)
    {
        json.WriteStartArray();
        for (var i = 0; i < plan.Thresholds.Length; i++)
        {
            if (!readings.TryGetValue(plan.Thresholds[i], out var reading))
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteNumber("threshold", i);
            json.WriteNumber("windows", reading.Windows);
            json.WriteNumber("broken", reading.Broken);
            json.WriteNumber("watched", reading.Watched);
            if (reading.RecoveredAfter is { } recovered)
            {
                json.WriteNumber("recovered_after", recovered);
            }

            if (reading.Worst is { } worst)
            {
                ReadingJson.Write(json, "worst", worst);
            }

            if (reading.FirstBroken is { } first)
            {
                ReadingJson.Write(json, "first_broken", first);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <exception cref="FormatException">They are none of this plan: a sentence says why.</exception>
    public static ImmutableDictionary<Threshold, SlidingReading> Read(ExchangeValue value, LoadPlan plan)
    {
        var readings = ImmutableDictionary.CreateBuilder<Threshold, SlidingReading>();
        foreach (var reading in value.Items)
        {
            var index = reading["threshold"].Int;
            if (index < 0 || index >= plan.Thresholds.Length)
            {
                throw new FormatException($"'{reading.Path}.threshold' is {index}, and the plan has {plan.Thresholds.Length} limits.");
            }

            var threshold = plan.Thresholds[index];
            readings[threshold] = new()
            {
                Threshold = threshold,
                Windows = reading["windows"].Int,
                Broken = reading["broken"].Int,
                Watched = reading["watched"].Long,
                RecoveredAfter = reading.Find("recovered_after")?.Long,
                Worst = ReadingJson.Read(reading.Find("worst"), threshold),
                FirstBroken = ReadingJson.Read(reading.Find("first_broken"), threshold),
            };
        }

        return readings.ToImmutable();
    }
}
