using System.Text.Json;

namespace PerfTest.Measuring;

/// <summary>Errors that are alike, as JSON.</summary>
internal static class ErrorJson
{
    public static void Write(Utf8JsonWriter json, ErrorGroup error)
    {
        json.WriteStartObject();
        json.WriteString("scenario", error.Scenario);
        json.WriteString("type", error.Type);
        json.WriteString("message", error.Message);
        json.WriteOptional("stack", error.Stack);
        json.WriteOptional("body", error.Body);
        json.WriteNumber("count", error.Count);
        json.WriteNumber("first", error.First);
        json.WriteNumber("last", error.Last);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">It is no group of errors: a sentence says why.</exception>
    public static ErrorGroup Read(ExchangeValue value) => new(
        value["scenario"].Text,
        value["type"].Text,
        value["message"].Text,
        value.Find("stack")?.Text,
        value["count"].Count,
        value["first"].Long,
        value["last"].Long)
    {
        Body = value.Find("body")?.Text,
    };
}
