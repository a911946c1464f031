using System.Text.Json;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>A figure that is judged against earlier runs, as JSON.</summary>
internal static class BaselineJson
{
    public static void Write(Utf8JsonWriter json, Baseline baseline)
    {
        json.WriteStartObject();
        json.WriteString("figure", baseline.Figure);
        json.WriteString("expression", baseline.Expression.Source);
        WriteShare(json, "max_increase", baseline.MaxIncrease);
        WriteShare(json, "max_decrease", baseline.MaxDecrease);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">It is no baseline: a sentence says why.</exception>
    public static Baseline Read(ExchangeValue value) => new()
    {
        Figure = value["figure"].Text,
        Expression = ThresholdParser.Parse(value["expression"].Text).Expression ?? throw value["expression"].Not("a figure"),
        MaxIncrease = value.Find("max_increase")?.Number,
        MaxDecrease = value.Find("max_decrease")?.Number,
    };

    private static void WriteShare(Utf8JsonWriter json, string name, double? share)
    {
        if (share is { } number)
        {
            json.WriteExact(name, number);
        }
    }
}
