using System.Text.Json;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>What was recorded within a part of the plan, as JSON.</summary>
internal static class WindowJson
{
    public static void Write(Utf8JsonWriter json, WindowSnapshot window)
    {
        json.WriteStartObject();
        json.WriteOptional("name", window.Window.Name);
        json.WriteOptional("scenario", window.Window.Scenario);
        json.WriteNumber("start", window.Window.Start);
        json.WriteNumber("end", window.Window.End);
        json.WriteNumber("from", window.From);
        json.WriteNumber("to", window.To);
        json.WritePropertyName("recorded");
        SnapshotJson.Write(json, window.Metrics);
        json.WriteEndObject();
    }

    /// <param name="value">What <see cref="Write"/> wrote.</param>
    /// <param name="plan">Whose window it is.</param>
    /// <param name="catalog">Of all snapshots that shall be added up or compared.</param>
    /// <exception cref="FormatException">It is no window of this plan: a sentence says why.</exception>
    public static WindowSnapshot Read(ExchangeValue value, LoadPlan plan, MetricCatalog catalog)
    {
        var window = new PlanWindow(value.Find("name")?.Text, value.Find("scenario")?.Text, value["start"].Long, value["end"].Long);
        return PlanWindow.Of(plan).Contains(window)
            ? new(window, value["from"].Long, value["to"].Long, SnapshotJson.Read(value["recorded"], catalog))
            : throw new FormatException($"'{value.Path}' is no window of the plan.");
    }
}
