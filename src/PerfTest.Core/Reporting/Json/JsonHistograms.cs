using System.Text.Json;
using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>The trends' whole distributions in HdrHistogram's V2 encoding, compressed, base64: any tool of that family reads them.</summary>
internal static class JsonHistograms
{
    public static void Write(Utf8JsonWriter json, LoadResult result)
    {
        json.WriteStartObject("histograms");
        foreach (var metric in result.Record.Metrics.Metrics.Select(snapshot => snapshot.Metric).Where(metric => metric.Type == MetricType.Trend).OrderBy(metric => metric.Name, StringComparer.Ordinal))
        {
            // The format has no negative values; a custom trend that has some is left out.
            if (result.Record.Metrics.Trend(metric.Name) is { Min: >= 0 } values)
            {
                json.WriteString(metric.Name, HdrEncoding.Encode(values));
            }
        }

        json.WriteEndObject();
    }
}
