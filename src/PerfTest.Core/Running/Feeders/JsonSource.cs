using System.Text.Json;

namespace PerfTest.Running;

/// <summary>Typed rows of a JSON file.</summary>
/// <typeparam name="T">A row.</typeparam>
internal sealed class JsonSource<T>(string? path, JsonSerializerOptions? options) : FileSource<T>(path)
{
    protected override void Read(Stream stream, FeederReading<T> reading) =>
        JsonElements.Read(stream, reading, IsBlank(stream), (element, _) =>
            reading.Add(element.Deserialize<T>(options ?? FeederJson.Options) ?? throw new JsonException("A row must not be null.")));
}
