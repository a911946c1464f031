using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace PerfTest.Planning;

/// <summary>Reads a JSON text into <see cref="JsonPart"/>s. Comments and trailing commas are allowed. No text makes it throw.</summary>
internal sealed class JsonPartReader
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly byte[] _bytes;
    private readonly ImmutableArray<int> _lines;

    private JsonPartReader(string text)
    {
        // What is no text at all (half of a surrogate pair) becomes a replacement character here, so that every string can be read.
        _bytes = Encoding.UTF8.GetBytes(text);
        _lines = [0, .. Enumerable.Range(0, _bytes.Length).Where(i => _bytes[i] == (byte)'\n').Select(i => i + 1)];
    }

    /// <param name="text">The whole text.</param>
    /// <param name="part">What it is, or null.</param>
    /// <param name="place">Where it is wrong.</param>
    /// <returns>A sentence about what is wrong, or null.</returns>
    public static string? Read(string text, out JsonPart? part, out Place place)
    {
        var source = new JsonPartReader(text);
        part = null;
        place = new Place(1, 1);
        try
        {
            var reader = new Utf8JsonReader(source._bytes, Options);
            reader.Read();
            JsonPart read = source.ReadPart(ref reader);

            // Finds what stands behind the end.
            reader.Read();
            part = read;
            return null;
        }
        catch (JsonException wrong)
        {
            place = source.PlaceOf(wrong);
            int coordinates = wrong.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
            return $"this is not JSON: {(coordinates < 0 ? wrong.Message : wrong.Message[..coordinates])}";
        }
    }

    private JsonPart ReadPart(ref Utf8JsonReader reader)
    {
        Place place = PlaceOf(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new JsonPart(JsonValueKind.Object, "", place) { Members = ReadMembers(ref reader) };
            case JsonTokenType.StartArray:
                return new JsonPart(JsonValueKind.Array, "", place) { Items = ReadItems(ref reader) };
            case JsonTokenType.String:
                return new JsonPart(JsonValueKind.String, Unescaped(ref reader), place);
            default:
                string raw = Encoding.UTF8.GetString(reader.ValueSpan);
                return new JsonPart(Kind(reader.TokenType), raw, place);
        }
    }

    private ImmutableArray<JsonMember> ReadMembers(ref Utf8JsonReader reader)
    {
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = Unescaped(ref reader);
            Place place = PlaceOf(reader.TokenStartIndex);
            reader.Read();
            members.Add(new JsonMember(name, place, ReadPart(ref reader)));
        }

        return members.ToImmutable();
    }

    private ImmutableArray<JsonPart> ReadItems(ref Utf8JsonReader reader)
    {
        var items = ImmutableArray.CreateBuilder<JsonPart>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadPart(ref reader));
        }

        return items.ToImmutable();
    }

    private static string Unescaped(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escape of half a surrogate pair: nothing that PerfTest knows is written so, and the text as written tells what it was.
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private static JsonValueKind Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };

    private Place PlaceOf(long index)
    {
        int found = _lines.BinarySearch((int)index);
        int line = found < 0 ? ~found - 1 : found;
        return PlaceOf(line, (int)index - _lines[line]);
    }

    private Place PlaceOf(JsonException wrong) =>
        PlaceOf((int)Math.Min(wrong.LineNumber ?? 0, _lines.Length - 1), (int)(wrong.BytePositionInLine ?? 0));

    private Place PlaceOf(int line, int byteInLine)
    {
        int start = _lines[line];
        return new Place(line + 1, 1 + Encoding.UTF8.GetCharCount(_bytes, start, Math.Clamp(byteInLine, 0, _bytes.Length - start)));
    }
}
