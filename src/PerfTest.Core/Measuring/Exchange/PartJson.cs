using System.Text.Json;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>What one of several machines did, as JSON.</summary>
internal static class PartJson
{
    public static void Write(Utf8JsonWriter json, RunPart part)
    {
        json.WriteStartObject();
        json.WriteOptional("name", part.Name);
        json.WriteString("segment", part.Segment.ToString());
        json.WriteString("segment_sequence", part.Segment.Sequence);
        json.WriteMoment("started_at", part.StartedAt);
        json.WriteNumber("end", part.End);
        json.WriteString("cause", part.Cause.ToString());
        json.WriteAll("scenarios", part.Scenarios, CountersJson.Write);
        if (part.Health is { } health)
        {
            json.WritePropertyName("health");
            HealthJson.Write(json, health);
        }

        if (part.Machine is { } machine)
        {
            json.WritePropertyName("machine");
            MachineJson.Write(json, machine);
        }

        json.WriteEndObject();
    }

    /// <exception cref="FormatException">It is no part of this plan: a sentence says why.</exception>
    public static RunPart Read(ExchangeValue value, LoadPlan plan) => new()
    {
        Name = value.Find("name")?.Text,
        Segment = Segment.TryParse(value["segment"].Text, value["segment_sequence"].Text, out var segment, out var mistake) ? segment : throw new FormatException($"'{value.Path}.segment': {mistake}"),
        StartedAt = value["started_at"].Moment,
        End = value["end"].Long,
        Cause = value["cause"].Name<StopCause>(),
        Scenarios = [.. CountersJson.ReadAll(value["scenarios"], plan)],
        Health = value.Find("health") is { } health ? HealthJson.Read(health) : null,
        Machine = value.Find("machine") is { } machine ? MachineJson.Read(machine) : null,
    };
}
