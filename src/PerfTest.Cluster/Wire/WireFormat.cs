using System.Text.Json;
using System.Text.Json.Serialization;
using PerfTest.Cluster.Protocol;

namespace PerfTest.Cluster.Wire;

/// <summary>Messages as bytes: <c>{"v":1,"from":…,"message":{…}}</c> in UTF-8. What stands outside of <c>message</c> never changes, whatever the version.</summary>
internal static class WireFormat
{
    /// <summary>Raised when those who speak the one before would misunderstand.</summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        AllowOutOfOrderMetadataProperties = true,
    };

    public static byte[] Write(Message message) => JsonSerializer.SerializeToUtf8Bytes(new Envelope(Version, message.From, JsonSerializer.SerializeToElement(message, Options)), Options);

    /// <summary>Never throws: whoever can publish to the exchange may send anything.</summary>
    public static Received Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize<Envelope>(body, Options);
            if (envelope is not { V: > 0, From: { Length: > 0 } from })
            {
                return new Received(null, null, "it is no message of PerfTest");
            }

            if (envelope.V != Version)
            {
                return new Received(null, from, $"it speaks version {envelope.V} of the wire format, and this process speaks {Version}: use the same version of PerfTest on all machines");
            }

            return envelope.Message.Deserialize<Message>(Options) is { } message ? new Received(message, from, null) : new Received(null, from, "it is no message of PerfTest");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            return new Received(null, null, $"it is no message of PerfTest: {exception.Message}");
        }
    }

    private sealed record Envelope(int V, string From, JsonElement Message);
}
