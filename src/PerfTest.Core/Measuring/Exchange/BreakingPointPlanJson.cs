using System.Text.Json;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>What a search for the breaking point shall do, as JSON.</summary>
internal static class BreakingPointPlanJson
{
    public static void Write(Utf8JsonWriter json, BreakingPointPlan search)
    {
        json.WriteStartObject();
        json.WriteNumber("from", search.From);
        json.WriteNumber("to", search.To);
        json.WriteBoolean("is_rate", search.IsRate);
        json.WriteOptional("at_least", search.AtLeast);
        json.WriteTime("measure", search.Measure);
        json.WriteTime("settle", search.Settle);
        json.WriteOptional("max_vus", search.MaxVus);
        json.WriteBoolean("synchronous", search.IsSynchronous);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">It is no search: a sentence says why.</exception>
    public static BreakingPointPlan Read(ExchangeValue value) => new()
    {
        From = value["from"].Count,
        To = value["to"].Count,
        IsRate = value["is_rate"].Truth,
        AtLeast = value.Find("at_least")?.Count,
        Measure = value["measure"].Length,
        Settle = value["settle"].Length,
        MaxVus = value.Find("max_vus")?.SmallCount,
        IsSynchronous = value["synchronous"].Truth,
    };
}
