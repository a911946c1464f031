using System.Text.Json;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>How a run ended, as JSON.</summary>
internal static class OutcomeJson
{
    public static void Write(Utf8JsonWriter json, EngineOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteMoment("started_at", outcome.StartedAt);
        json.WriteNumber("end", outcome.End);
        json.WriteString("cause", outcome.Cause.ToString());
        json.WriteOptional("stop_reason", outcome.StopReason);
        json.WriteAll("scenarios", outcome.Scenarios, CountersJson.Write);
        json.WriteAll("abandoned", outcome.Abandoned, static (json, abandoned) =>
        {
            json.WriteStartObject();
            json.WriteString("scenario", abandoned.Scenario);
            json.WriteString("exec", abandoned.Exec);
            json.WriteNumber("vu", abandoned.Vu);
            json.WriteNumber("iteration", abandoned.Iteration);
            json.WriteNumber("running_for", abandoned.RunningFor);
            json.WriteEndObject();
        });
        json.WriteTexts("warnings", outcome.Warnings);
        json.WriteEndObject();
    }

    /// <param name="value">What <see cref="Write"/> wrote.</param>
    /// <param name="plan">What was run.</param>
    /// <exception cref="FormatException">It is no outcome of this plan: a sentence says why.</exception>
    public static EngineOutcome Read(ExchangeValue value, LoadPlan plan) => new()
    {
        StartedAt = value["started_at"].Moment,
        End = value["end"].Long,
        Cause = value["cause"].Name<StopCause>(),
        StopReason = value.Find("stop_reason")?.Text,
        Scenarios = [.. CountersJson.ReadAll(value["scenarios"], plan)],
        Abandoned = [.. value["abandoned"].Items.Select(abandoned => new AbandonedIteration(
            abandoned["scenario"].Text, abandoned["exec"].Text, abandoned["vu"].Long, abandoned["iteration"].Long, abandoned["running_for"].Long))],
        Warnings = [.. value["warnings"].Items.Select(warning => warning.Text)],
    };
}
