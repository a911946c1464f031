using System.Text.Json;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>What a scenario has done so far, as JSON.</summary>
internal static class CountersJson
{
    public static void Write(Utf8JsonWriter json, ScenarioCounters counters)
    {
        json.WriteStartObject();
        json.WriteString("scenario", counters.Scenario.Name);
        json.WriteNumber("active_vus", counters.ActiveVus);
        json.WriteNumber("brought_up_vus", counters.BroughtUpVus);
        json.WriteNumber("planned_vus", counters.PlannedVus);
        json.WriteNumber("due", counters.Due);
        json.WriteNumber("started", counters.Started);
        json.WriteNumber("completed", counters.Completed);
        json.WriteNumber("failed", counters.Failed);
        json.WriteNumber("interrupted", counters.Interrupted);
        json.WriteUnlessZero("without_row", counters.WithoutRow);
        json.WriteUnlessZero("dropped_no_idle_vu", counters.DroppedNoIdleVu);
        json.WriteUnlessZero("dropped_generator_late", counters.DroppedGeneratorLate);
        json.WriteUnlessZero("dropped_max_duration", counters.DroppedMaxDuration);
        json.WriteEndObject();
    }

    /// <param name="value">What <see cref="Write"/> wrote.</param>
    /// <param name="scenario">The plan's, whose name it must have.</param>
    /// <exception cref="FormatException">It is nothing of that scenario: a sentence says why.</exception>
    public static ScenarioCounters Read(ExchangeValue value, Scenario scenario) => value["scenario"].Text != scenario.Name
        ? throw new FormatException($"'{value.Path}' is of the scenario {Written.Quote(value["scenario"].Text)}; the plan has {Written.Quote(scenario.Name)} in its place.")
        : new()
        {
            Scenario = scenario,
            ActiveVus = value["active_vus"].Int,
            BroughtUpVus = value["brought_up_vus"].Int,
            PlannedVus = value["planned_vus"].Int,
            Due = value["due"].Long,
            Started = value["started"].Long,
            Completed = value["completed"].Long,
            Failed = value["failed"].Long,
            Interrupted = value["interrupted"].Long,
            WithoutRow = value.Find("without_row")?.Long ?? 0,
            DroppedNoIdleVu = value.Find("dropped_no_idle_vu")?.Long ?? 0,
            DroppedGeneratorLate = value.Find("dropped_generator_late")?.Long ?? 0,
            DroppedMaxDuration = value.Find("dropped_max_duration")?.Long ?? 0,
        };

    /// <summary>Of all scenarios, in plan order.</summary>
    /// <exception cref="FormatException">They are not those of the plan: a sentence says why.</exception>
    public static IEnumerable<ScenarioCounters> ReadAll(ExchangeValue value, LoadPlan plan)
    {
        ExchangeValue[] items = [.. value.Items];
        return items.Length == plan.Scenarios.Length
            ? items.Select((item, i) => Read(item, plan.Scenarios[i]))
            : throw new FormatException($"'{value.Path}' has {items.Length} scenarios, and the plan has {plan.Scenarios.Length}.");
    }
}
