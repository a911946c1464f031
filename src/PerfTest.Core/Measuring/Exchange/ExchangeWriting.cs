using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfTest.Measuring;

/// <summary>How what was measured is written for <see cref="ExchangeValue"/> to read: exact, and compact, since it is for machines.</summary>
internal static class ExchangeWriting
{
    public const string Infinity = "Infinity";
    public const string NegativeInfinity = "-Infinity";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What was written, in one line.</summary>
    public static ReadOnlyMemory<byte> Compact(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>(4_096);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            write(json);
        }

        return bytes.WrittenMemory;
    }

    /// <summary>The shortest number that is read back as the same; JSON has no infinity, which is a text.</summary>
    public static void WriteExact(this Utf8JsonWriter json, string name, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteString(name, double.IsNaN(number) ? throw new ArgumentException("What is not a number cannot be exchanged.", nameof(number)) : number > 0 ? Infinity : NegativeInfinity);
        }
    }

    public static void WriteTime(this Utf8JsonWriter json, string name, TimeSpan time) => json.WriteString(name, time.ToString("c", CultureInfo.InvariantCulture));

    /// <summary>Nothing at all for null.</summary>
    public static void WriteTime(this Utf8JsonWriter json, string name, TimeSpan? time)
    {
        if (time is { } known)
        {
            json.WriteTime(name, known);
        }
    }

    public static void WriteMoment(this Utf8JsonWriter json, string name, DateTimeOffset moment) => json.WriteString(name, moment.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Nothing at all for null.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    /// <summary>Nothing at all for null.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
    }

    /// <summary>Nothing at all for 0, which is what is read where nothing stands.</summary>
    public static void WriteUnlessZero(this Utf8JsonWriter json, string name, long number)
    {
        if (number != 0)
        {
            json.WriteNumber(name, number);
        }
    }

    public static void WriteAll<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts) => json.WriteAll(name, texts, static (json, text) => json.WriteStringValue(text));

    /// <summary>An object of texts.</summary>
    public static void WriteTags(this Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, string>> tags)
    {
        json.WriteStartObject(name);
        foreach (var tag in tags)
        {
            json.WriteString(tag.Key, tag.Value);
        }

        json.WriteEndObject();
    }
}
