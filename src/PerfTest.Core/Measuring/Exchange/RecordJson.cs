using System.Collections.Immutable;
using System.Text.Json;

namespace PerfTest.Measuring;

/// <summary>
/// Everything that was seen of a run as JSON: what is read is judged as what was written. Its parts are whole numbers of nanoseconds and of samples, so that nothing is
/// lost on the way.
/// </summary>
internal static class RecordJson
{
    /// <summary>Raised when what is written would be misunderstood by those who read the one before.</summary>
    public const int Version = 1;

    public static void Write(Utf8JsonWriter json, RunRecord record)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WritePropertyName("plan");
        PlanJson.Write(json, record.Plan);
        json.WritePropertyName("outcome");
        OutcomeJson.Write(json, record.Outcome);
        json.WritePropertyName("recorded");
        SnapshotJson.Write(json, record.Metrics);
        json.WriteNumber("slice_width", record.SliceWidth);
        json.WriteAll("slices", record.Slices, SliceJson.Write);
        json.WriteAll("windows", record.Windows, WindowJson.Write);
        json.WriteAll("errors", record.Errors, ErrorJson.Write);
        if (!record.Slowest.IsEmpty)
        {
            json.WriteStartObject("slowest");
            foreach (var (name, samples) in record.Slowest)
            {
                json.WriteAll(name, samples, SlowSampleJson.Write);
            }

            json.WriteEndObject();
        }

        json.WriteBoolean("in_memory", record.IsInMemory);
        if (record.Health is { } health)
        {
            json.WritePropertyName("health");
            HealthJson.Write(json, health);
        }

        if (record.Machine is { } machine)
        {
            json.WritePropertyName("machine");
            MachineJson.Write(json, machine);
        }

        json.WriteUnlessZero("folded_endpoints", record.FoldedEndpoints);
        if (!record.Parts.IsEmpty)
        {
            json.WriteAll("parts", record.Parts, PartJson.Write);
        }

        json.WriteExact("missing_share", record.MissingShare);
        json.WriteOptional("missing", record.Missing);
        json.WriteEndObject();
    }

    /// <param name="value">What <see cref="Write"/> wrote.</param>
    /// <param name="catalog">Of all records that shall be added up.</param>
    /// <exception cref="FormatException">It is no record that this version can read: a sentence says why.</exception>
    public static RunRecord Read(ExchangeValue value, MetricCatalog catalog)
    {
        var version = value["version"].Long;
        if (version != Version)
        {
            throw new FormatException(version > Version
                ? $"'{value.Path}' was written by a newer PerfTest: its version is {version}, and this one reads {Version}."
                : $"'{value.Path}' has the version {version}, which does not exist.");
        }

        var plan = PlanJson.Read(value["plan"]);
        return new()
        {
            Plan = plan,
            Outcome = OutcomeJson.Read(value["outcome"], plan),
            Metrics = SnapshotJson.Read(value["recorded"], catalog),
            SliceWidth = value["slice_width"].Long is >= 1 and var width ? width : throw value["slice_width"].Not("a number of nanoseconds of at least 1"),
            Slices = [.. value["slices"].Items.Select(slice => SliceJson.Read(slice, plan))],
            Windows = [.. value["windows"].Items.Select(window => WindowJson.Read(window, plan, catalog))],
            Errors = [.. value["errors"].Items.Select(ErrorJson.Read)],
            Slowest = value.Find("slowest")?.Members.ToImmutableDictionary(endpoint => endpoint.Key, endpoint => endpoint.Value.Items.Select(SlowSampleJson.Read).ToImmutableArray(), StringComparer.Ordinal)
                ?? ImmutableDictionary<string, ImmutableArray<SlowSample>>.Empty,
            IsInMemory = value["in_memory"].Truth,
            Health = value.Find("health") is { } health ? HealthJson.Read(health) : null,
            Machine = value.Find("machine") is { } machine ? MachineJson.Read(machine) : null,
            FoldedEndpoints = value.Find("folded_endpoints")?.Int ?? 0,
            Parts = [.. value.Find("parts")?.Items.Select(part => PartJson.Read(part, plan)) ?? []],
            MissingShare = value["missing_share"].Number,
            Missing = value.Find("missing")?.Text,
        };
    }
}
