using System.Buffers;
using System.Globalization;
using System.Text;
using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>CSV with the header of k6's <c>--out csv</c>. Times are seconds of Unix; tags that have no column of their own stand in <c>extra_tags</c>, <c>key=value&amp;key=value</c>.</summary>
internal sealed class CsvFormat : ISampleFormat
{
    private static readonly string[] TagColumns =
    [
        "check", "error", "error_code", "expected_response", "group", "method", "name", "proto", "scenario", "service", "status", "subproto", "tls_version", "url",
    ];

    private readonly Dictionary<Series, byte[]> _tags = [];

    public static string Header => $"metric_name,timestamp,metric_value,{string.Join(',', TagColumns)},extra_tags,metadata";

    public void WriteHead(IBufferWriter<byte> target) => target.Write(Encoding.UTF8.GetBytes(Header + "\n"));

    public void Write(IBufferWriter<byte> target, in Sample sample, DateTimeOffset time)
    {
        if (!_tags.TryGetValue(sample.Series, out var tags))
        {
            tags = Encoding.UTF8.GetBytes(TagsOf(sample.Series.Tags));
            _tags.Add(sample.Series, tags);
        }

        // Names of metrics are words.
        Span<char> start = stackalloc char[96];
        var name = sample.Series.Metric.Name;
        Encoding.UTF8.GetBytes(name, target);
        _ = start.TryWrite(CultureInfo.InvariantCulture, $",{time.ToUnixTimeSeconds()},{SampleValue.Of(sample):F6}", out var length);
        Encoding.UTF8.GetBytes(start[..length], target);
        target.Write(tags);
    }

    private static string TagsOf(TagSet tags)
    {
        var columns = TagColumns.Select(column => CsvText.Field(tags[column] ?? ""));
        var others = string.Join('&', tags.Tags.Where(tag => !TagColumns.Contains(tag.Key)).Select(tag => $"{Escape(tag.Key)}={Escape(tag.Value)}"));
        return $",{string.Join(',', columns)},{CsvText.Field(others)},\n";
    }

    /// <summary>What would end a key or a value.</summary>
    private static string Escape(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("&", "%26", StringComparison.Ordinal).Replace("=", "%3D", StringComparison.Ordinal);
}
