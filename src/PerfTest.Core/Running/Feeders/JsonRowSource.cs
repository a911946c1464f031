using System.Text.Json;

namespace PerfTest.Running;

/// <summary>Untyped rows of a JSON file.</summary>
internal sealed class JsonRowSource(string? path) : FileSource<FeederRow>(path)
{
    protected override void Read(Stream stream, FeederReading<FeederRow> reading)
    {
        FeederColumns? columns = null;
        JsonElements.Read(stream, reading, IsBlank(stream), (element, index) =>
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                throw new JsonException($"A row must be an object, this is {JsonElements.KindOf(element)}.");
            }

            string[] names = [.. element.EnumerateObject().Select(property => property.Name)];

            // Rows of a file mostly have the same columns: one table for all of them.
            if (columns is null || !columns.Names.SequenceEqual(names, StringComparer.Ordinal))
            {
                columns = FeederColumns.TryCreate(reading.Source, "row", names, out string? twice)
                    ?? throw new JsonException($"It has the column '{twice}' twice (names are compared without case).");
            }

            reading.Add(new FeederRow(columns, [.. element.EnumerateObject().Select(property => TextOf(property.Value))], index + 1));
        });
    }

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}
