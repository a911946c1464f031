using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfTest.Running;

/// <summary>Truth values as text: <c>true</c> and <c>false</c> in any case, <c>1</c> and <c>0</c>.</summary>
internal sealed class TruthText : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() switch
    {
        "1" => true,
        "0" => false,
        var text when bool.TryParse(text, out bool value) => value,
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteStringValue(value ? "true" : "false");
}
