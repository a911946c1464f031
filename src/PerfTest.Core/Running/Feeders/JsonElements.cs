using System.Text.Json;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>The rows of a JSON file: the elements of the array at its root.</summary>
internal static class JsonElements
{
    /// <param name="stream">The file.</param>
    /// <param name="reading">Where mistakes go.</param>
    /// <param name="isBlank">The file holds nothing.</param>
    /// <param name="add">Takes an element and its index; throws a <see cref="JsonException"/> where it is no row.</param>
    public static void Read<T>(Stream stream, FeederReading<T> reading, bool isBlank, Action<JsonElement, int> add)
    {
        if (isBlank)
        {
            reading.Mistake($"The feeder file {reading.Name} is empty: its root must be an array of rows, like [{{ \"email\": \"a@example.com\" }}].");
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(
                stream, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                reading.Mistake(
                    $"The root of {reading.Name} is {KindOf(document.RootElement)}: it must be an array of rows, like [{{ \"email\": \"a@example.com\" }}].");
                return;
            }

            int index = 0;
            foreach (JsonElement element in document.RootElement.EnumerateArray())
            {
                Add(element, index++, reading, add);
                if (reading.IsFull)
                {
                    return;
                }
            }
        }
        catch (JsonException exception)
        {
            reading.Mistake($"{reading.Name} is no valid JSON: line {exception.LineNumber + 1}: {FeederJson.MessageOf(exception)}");
        }
    }

    public static string KindOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        _ => "null",
    };

    private static string Describe(JsonException exception, JsonElement row, string path)
    {
        string message = FeederJson.MessageOf(exception);
        if (!message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
        {
            return message;
        }

        // The serializer names the type of the row, not that of its member, and not the value.
        JsonElement value = row;
        foreach (string name in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return "The value does not fit the type that the row has there.";
            }
        }

        return $"{Written.Quote(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText())} does not fit the type that the row has there.";
    }

    private static void Add<T>(JsonElement element, int index, FeederReading<T> reading, Action<JsonElement, int> add)
    {
        try
        {
            add(element, index);
        }
        catch (JsonException exception)
        {
            string path = exception.Path is { Length: > 0 } within && within[0] == '$' ? within[1..] : "";
            reading.Mistake($"{reading.Name}, $[{index}]{path}: {Describe(exception, element, path)}");
        }
        catch (Exception exception)
        {
            // A constructor, a setter or a converter of the user's row: a mistake of the test like any other.
            reading.Mistake($"{reading.Name}, $[{index}]: no {typeof(T).Name} can be made of it: {exception.GetType().Name}: {exception.Message}");
        }
    }
}
