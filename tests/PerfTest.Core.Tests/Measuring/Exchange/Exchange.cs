using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

/// <summary>What is exchanged, as text.</summary>
internal static class Exchange
{
    public static string Text(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(ExchangeWriting.Compact(write).Span);

    public static string Text(SeriesSnapshot series) => Text(json => SeriesJson.Write(json, series));

    public static string Text(JsonNode node) => node.ToJsonString();

    /// <summary>What was recorded, in an order that does not depend on who was first.</summary>
    public static string[] Content(this MetricsSnapshot snapshot) =>
    [
        .. snapshot.Metrics.SelectMany(metric => metric.Series.Select(Text).Prepend($"{metric.Metric.Name} {metric.Metric.Type} {metric.Metric.Unit} {metric.Folded}")).Order(StringComparer.Ordinal),
        $"{snapshot.FoldedTagSets}",
    ];
}
