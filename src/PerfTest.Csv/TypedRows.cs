using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>Rows with types. Each is made as if its fields stood in a JSON file, so that both kinds of file know the same types.</summary>
/// <typeparam name="T">A row.</typeparam>
internal sealed class TypedRows<T> : ICsvRows<T>
{
    private static readonly JsonSerializerOptions Options = new(FeederJson.Options) { Converters = { new TruthText() } };

    private readonly FeederReading<T> _reading;
    private readonly IReadOnlyList<string> _headers;
    private readonly JsonTypeInfo<T> _type;
    private readonly JsonPropertyInfo?[] _members;
    private readonly ArrayBufferWriter<byte> _buffer = new();

    private TypedRows(FeederReading<T> reading, IReadOnlyList<string> headers, JsonTypeInfo<T> type, JsonPropertyInfo?[] members)
    {
        _reading = reading;
        _headers = headers;
        _type = type;
        _members = members;
    }

    /// <summary>Null, and a mistake, where rows cannot be made of these columns.</summary>
    public static TypedRows<T>? TryCreate(FeederReading<T> reading, IReadOnlyList<string> headers)
    {
        JsonTypeInfo<T> type;
        try
        {
            type = (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException)
        {
            reading.Mistake($"{reading.Name} cannot become rows of {typeof(T).Name}: {exception.Message}");
            return null;
        }

        var members = new JsonPropertyInfo?[headers.Count];
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                return TryMatch(reading, headers, type, members) ? new TypedRows<T>(reading, headers, type, members) : null;
            case JsonTypeInfoKind.None when headers.Count == 1:
                return new TypedRows<T>(reading, headers, type, members);
            default:
                string shape = type.Kind == JsonTypeInfoKind.None ? $"a {typeof(T).Name} is one value, the file has {headers.Count} columns: {string.Join(", ", headers)}" : "write a class or a record with a member for each column";
                reading.Mistake($"{reading.Name} cannot become rows of {typeof(T).Name}: {shape}.");
                return null;
        }
    }

    public void Add(string[] fields, long line)
    {
        _buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_buffer))
        {
            if (_type.Kind == JsonTypeInfoKind.None)
            {
                Write(writer, fields[0], typeof(T));
            }
            else
            {
                WriteObject(writer, fields);
            }
        }

        try
        {
            _reading.Add(JsonSerializer.Deserialize(_buffer.WrittenSpan, _type) ?? throw new JsonException("A row must not be null."));
        }
        catch (JsonException exception)
        {
            _reading.Mistake($"{_reading.Name}, line {line}: {Describe(exception, fields)}");
        }
        catch (Exception exception)
        {
            // A constructor, a setter or a converter of the user's row: a mistake of the test like any other.
            _reading.Mistake($"{_reading.Name}, line {line}: no {typeof(T).Name} can be made of it: {exception.GetType().Name}: {exception.Message}");
        }
    }

    private static bool TryMatch(FeederReading<T> reading, IReadOnlyList<string> headers, JsonTypeInfo<T> type, JsonPropertyInfo?[] members)
    {
        bool isOk = true;
        foreach (JsonPropertyInfo member in type.Properties.Where(member => member.Set is not null || member.AssociatedParameter is not null))
        {
            int[] columns = [.. Enumerable.Range(0, headers.Count).Where(i => Key(headers[i]) == Key(member.Name))];
            if (columns.Length > 1)
            {
                reading.Mistake($"{reading.Name} has {columns.Length} columns for {typeof(T).Name}.{member.Name}: {Written.List([.. columns.Select(i => Written.Name(headers[i]))])}.");
                isOk = false;
            }
            else if (columns.Length == 1)
            {
                members[columns[0]] = member;
            }
            else if (!IsOptional(member))
            {
                reading.Mistake($"{reading.Name} has no column {Written.Name(member.Name)}, which {typeof(T).Name} needs. Its columns are: {string.Join(", ", headers)}.");
                isOk = false;
            }
        }

        return isOk;
    }

    private static bool IsOptional(JsonPropertyInfo member) => member.AssociatedParameter is { } parameter
        ? parameter.HasDefaultValue || parameter.IsNullable
        : !member.IsRequired && (Nullable.GetUnderlyingType(member.PropertyType) is not null || (!member.PropertyType.IsValueType && member.IsSetNullable));

    private static string Key(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private void WriteObject(Utf8JsonWriter writer, string[] fields)
    {
        writer.WriteStartObject();
        for (int i = 0; i < fields.Length; i++)
        {
            if (_members[i] is { } member)
            {
                writer.WritePropertyName(member.Name);
                Write(writer, fields[i], member.PropertyType);
            }
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string field, Type type)
    {
        if (field.Length == 0 && Nullable.GetUnderlyingType(type) is not null)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(field);
        }
    }

    private string Describe(JsonException exception, string[] fields)
    {
        string name = exception.Path is { } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "";
        int column = _type.Kind == JsonTypeInfoKind.None ? 0 : Array.FindIndex(_members, member => member?.Name == name);
        if (column < 0)
        {
            return FeederJson.MessageOf(exception);
        }

        Type type = _members[column]?.PropertyType ?? typeof(T);
        return $"{Written.Quote(fields[column])} in the column {Written.Name(_headers[column])} is no {(Nullable.GetUnderlyingType(type) ?? type).Name}.";
    }
}
