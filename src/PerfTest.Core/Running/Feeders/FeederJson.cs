using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PerfTest.Running;

/// <summary>How text becomes the members of a row.</summary>
internal static class FeederJson
{
    /// <summary>Names without regard to case, numbers also in quotes, enums by name; what a constructor needs must be there, and what cannot be null is not null.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>What an exception says, without the position that is appended to it.</summary>
    public static string MessageOf(JsonException exception)
    {
        string message = exception.Message;
        foreach (string tail in (string[])[" Path: ", " LineNumber: "])
        {
            int at = message.IndexOf(tail, StringComparison.Ordinal);
            message = at < 0 ? message : message[..at];
        }

        return message.TrimEnd();
    }
}
