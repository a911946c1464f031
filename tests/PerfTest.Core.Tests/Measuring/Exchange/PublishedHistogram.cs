using System.Text.Json;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

/// <summary>
/// A histogram as the published library hdr-histogram-js encodes it, and what that library says about it. Made by <c>npm run fixtures</c> in
/// tests/PerfTest.Interop.Tests/js.
/// </summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Values">What was recorded: values and how often.</param>
/// <param name="Base64">Compressed.</param>
/// <param name="Counts">The library's indices and counts.</param>
/// <param name="Percentiles">Percent and value.</param>
/// <param name="Distribution">The text of an <c>.hgrm</c> in milliseconds.</param>
public sealed record PublishedHistogram(string Name, long[][] Values, string Base64, long[][] Counts, double[][] Percentiles, string Distribution)
{
    private static readonly Lazy<JsonDocument> File = new(() =>
    {
        using var stream = typeof(PublishedHistogram).Assembly.GetManifestResourceStream("hdr-histogram-js.json")!;
        return JsonDocument.Parse(stream);
    });

    public static IReadOnlyList<PublishedHistogram> All => File.Value.RootElement.GetProperty("recorded").Deserialize<List<PublishedHistogram>>(JsonSerializerOptions.Web)!;

    /// <summary>An interval log of the library's own writer.</summary>
    public static string Log => File.Value.RootElement.GetProperty("written").GetString()!;

    public static TheoryData<string> Names => [.. All.Select(published => published.Name)];

    public static PublishedHistogram Of(string name) => All.Single(published => published.Name == name);

    internal Histogram Recorded()
    {
        var histogram = new Histogram();
        foreach (var value in Values)
        {
            histogram.Record(value[0], value[1]);
        }

        return histogram;
    }
}
