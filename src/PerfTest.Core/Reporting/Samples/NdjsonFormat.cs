using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>
/// JSON lines in the shape of k6's <c>--out json</c>: <c>{"type":"Metric",…}</c> before the first sample of each metric, then <c>{"metric":…,"type":"Point","data":{"time":…,"value":…,"tags":{…}}}</c>.
/// </summary>
/// <param name="plan">Whose limits stand with their metrics.</param>
internal sealed class NdjsonFormat(LoadPlan plan) : ISampleFormat
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HashSet<Metric> _told = [];
    private readonly Dictionary<Series, (byte[] Before, byte[] After)> _frames = [];

    public void WriteHead(IBufferWriter<byte> target)
    {
    }

    public void Write(IBufferWriter<byte> target, in Sample sample, DateTimeOffset time)
    {
        if (_told.Add(sample.Series.Metric))
        {
            WriteMetric(target, sample.Series.Metric);
        }

        if (!_frames.TryGetValue(sample.Series, out var frame))
        {
            frame = FrameOf(sample.Series);
            _frames.Add(sample.Series, frame);
        }

        target.Write(frame.Before);
        WriteTime(target, time);
        target.Write("\",\"value\":"u8);
        WriteNumber(target, SampleValue.Of(sample));
        target.Write(frame.After);
    }

    private void WriteMetric(IBufferWriter<byte> target, Metric metric)
    {
        using (var json = new Utf8JsonWriter(target, Options))
        {
            json.WriteStartObject();
            json.WriteString("type", "Metric");
            json.WriteStartObject("data");
            json.WriteString("name", metric.Name);
            json.WriteString("type", metric.Type.ToString().ToLowerInvariant());
            json.WriteString("contains", metric.Unit switch { Unit.Time => "time", Unit.Bytes => "data", _ => "default" });
            json.WriteStartArray("thresholds");
            foreach (var threshold in plan.Thresholds.Where(threshold => threshold.Metric == metric.Name && threshold.Filter.Count == 0 && !threshold.IsDefault))
            {
                json.WriteStringValue(threshold.Source);
            }

            json.WriteEndArray();
            json.WriteNull("submetrics");
            json.WriteEndObject();
            json.WriteString("metric", metric.Name);
            json.WriteEndObject();
        }

        target.Write("\n"u8);
    }

    /// <summary>All of a point's line but its time and value: the same for all samples of a series.</summary>
    private static (byte[] Before, byte[] After) FrameOf(Series series)
    {
        var tags = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(tags, Options))
        {
            json.WriteStartObject();
            foreach (var tag in series.Tags.Tags)
            {
                json.WriteString(tag.Key, tag.Value);
            }

            json.WriteEndObject();
        }

        // A metric's name has no character that JSON would escape.
        return (Encoding.UTF8.GetBytes($"{{\"metric\":\"{series.Metric.Name}\",\"type\":\"Point\",\"data\":{{\"time\":\""), [.. ",\"tags\":"u8, .. tags.WrittenSpan, .. "}}\n"u8]);
    }

    private static void WriteTime(IBufferWriter<byte> target, DateTimeOffset time)
    {
        var span = target.GetSpan(40);
        _ = Utf8Formatter.TryFormat(time.UtcDateTime, span, out var length, 'O');
        target.Advance(length);
    }

    private static void WriteNumber(IBufferWriter<byte> target, double number)
    {
        var span = target.GetSpan(32);
        _ = Utf8Formatter.TryFormat(number, span, out var length);
        target.Advance(length);
    }
}
