using System.Text.Json;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>A limit of a plan as JSON: its text as it was written, and what stands beside it.</summary>
internal static class ThresholdJson
{
    public static void Write(Utf8JsonWriter json, Threshold threshold)
    {
        json.WriteStartObject();
        json.WriteString("source", threshold.Source);
        json.WriteString("origin", threshold.Origin);
        if (threshold.IsDefault)
        {
            json.WriteBoolean("default", true);
        }

        if (threshold.AbortOnFail)
        {
            json.WriteBoolean("abort_on_fail", true);
            json.WriteTime("delay_abort_eval", threshold.DelayAbortEval);
        }

        json.WriteOptional("during", threshold.Scope.During);
        json.WriteTime("after", threshold.Scope.After);
        json.WriteTime("window", threshold.Scope.Window);
        json.WriteTime("recovers_within", threshold.Scope.RecoversWithin);
        json.WriteOptional("after_stage", threshold.Scope.AfterStage);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">It is no limit: a sentence says why.</exception>
    public static Threshold Read(ExchangeValue value)
    {
        var parsed = ThresholdParser.Parse(value["source"].Text);
        return new()
        {
            Expression = parsed.Expression ?? throw new FormatException($"'{value.Path}.source' is no limit: {parsed.Mistake}"),
            Origin = value["origin"].Text,
            IsDefault = value.Find("default")?.Truth ?? false,
            AbortOnFail = value.Find("abort_on_fail")?.Truth ?? false,
            DelayAbortEval = value.Find("delay_abort_eval")?.Time ?? TimeSpan.Zero,
            Scope = new()
            {
                During = value.Find("during")?.Text,
                After = value.Find("after")?.Time,
                Window = value.Find("window")?.Time,
                RecoversWithin = value.Find("recovers_within")?.Time,
                AfterStage = value.Find("after_stage")?.Text,
            },
        };
    }
}
