using System.Globalization;
using System.Text.Json;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>
/// A value of a JSON document that came from elsewhere, with the place where it stands. What is missing, or is of another kind, is a <see cref="FormatException"/>
/// whose message is a sentence that names the place.
/// </summary>
internal readonly struct ExchangeValue
{
    private readonly JsonElement _element;

    /// <param name="element">The value.</param>
    /// <param name="path">Where it stands: <c>perftest.record</c>.</param>
    public ExchangeValue(JsonElement element, string path)
    {
        _element = element;
        Path = path;
    }

    /// <summary>Where it stands, for messages.</summary>
    public string Path { get; }

    /// <summary>A member that must be there.</summary>
    public ExchangeValue this[string name] => Find(name) ?? throw new FormatException($"'{Path}.{name}' is missing.");

    /// <summary>The elements of an array.</summary>
    public IEnumerable<ExchangeValue> Items
    {
        get
        {
            Expect(JsonValueKind.Array, "an array");
            var i = 0;
            foreach (var item in _element.EnumerateArray())
            {
                yield return new(item, $"{Path}[{i++}]");
            }
        }
    }

    /// <summary>The members of an object, in the order in which they stand.</summary>
    public IEnumerable<KeyValuePair<string, ExchangeValue>> Members
    {
        get
        {
            Expect(JsonValueKind.Object, "an object");
            foreach (var member in _element.EnumerateObject())
            {
                yield return new(member.Name, new(member.Value, $"{Path}.{member.Name}"));
            }
        }
    }

    public string Text
    {
        get
        {
            Expect(JsonValueKind.String, "a text");
            return _element.GetString()!;
        }
    }

    public long Long => _element.ValueKind == JsonValueKind.Number && _element.TryGetInt64(out var number) ? number : throw Not("a whole number");

    public int Int => _element.ValueKind == JsonValueKind.Number && _element.TryGetInt32(out var number) ? number : throw Not("a whole number of at most 32 bits");

    /// <summary>A whole number that is not below 0.</summary>
    public long Count => Long is >= 0 and var count ? count : throw Not("a whole number of at least 0");

    /// <summary>A whole number that is not below 0, of at most 31 bits: of virtual users.</summary>
    public int SmallCount => Int is >= 0 and var count ? count : throw Not("a whole number of at least 0");

    /// <summary>Any number, as <see cref="ExchangeWriting.WriteExact"/> writes it: JSON has no infinity, which is a text.</summary>
    public double Number => _element.ValueKind switch
    {
        JsonValueKind.Number when _element.TryGetDouble(out var number) => number,
        JsonValueKind.String when _element.ValueEquals(ExchangeWriting.Infinity) => double.PositiveInfinity,
        JsonValueKind.String when _element.ValueEquals(ExchangeWriting.NegativeInfinity) => double.NegativeInfinity,
        _ => throw Not("a number"),
    };

    /// <summary>Bytes in base64.</summary>
    public byte[] Bytes => _element.ValueKind == JsonValueKind.String && _element.TryGetBytesFromBase64(out var bytes) ? bytes : throw Not("base64");

    public bool Truth => _element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Not("true or false"),
    };

    public TimeSpan Time => TimeSpan.TryParseExact(Text, "c", CultureInfo.InvariantCulture, out var time) ? time : throw Not("a time like 00:01:30");

    /// <summary>A time that is not below 0.</summary>
    public TimeSpan Length => Time is var time && time >= TimeSpan.Zero ? time : throw Not("a time of at least 0");

    public DateTimeOffset Moment =>
        DateTimeOffset.TryParseExact(Text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? moment : throw Not("a date and time");

    /// <summary>The name of an enumeration's value, as it is spelt there.</summary>
    public TEnum Name<TEnum>()
        where TEnum : struct, Enum
    {
        var text = Text;
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (value.ToString() == text)
            {
                return value;
            }
        }

        throw new FormatException($"'{Path}' is {Written.Quote(text)}, which is none of {string.Join(", ", Enum.GetNames<TEnum>())}.");
    }

    /// <summary>A member that may be missing or null.</summary>
    public ExchangeValue? Find(string name)
    {
        Expect(JsonValueKind.Object, "an object");
        return _element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? new(member, $"{Path}.{name}") : null;
    }

    /// <summary>The value is there and means nothing that could be.</summary>
    /// <param name="what">What it should be: <c>a whole number</c>.</param>
    public FormatException Not(string what)
    {
        const int Most = 40;
        var written = _element.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? _element.ValueKind.ToString().ToLowerInvariant() : _element.GetRawText();
        return new($"'{Path}' is not {what}: {(written.Length > Most ? written[..Most] + "…" : written)}.");
    }

    private void Expect(JsonValueKind kind, string what)
    {
        if (_element.ValueKind != kind)
        {
            throw Not(what);
        }
    }
}
