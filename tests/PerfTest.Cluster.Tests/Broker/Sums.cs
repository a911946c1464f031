using System.Text.Json;
using FluentAssertions;
using PerfTest.Measuring;

namespace PerfTest.Cluster.Tests.Broker;

/// <summary>What a controller has is what its agents have themselves, added up: each counter, each bucket.</summary>
internal static class Sums
{
    public static void Check(JsonElement whole, IReadOnlyList<JsonElement> parts)
    {
        Added(parts, "scenario").Should().Equal(Longs(whole, "scenario"));
        Added(parts, "counters").Should().BeEquivalentTo(Longs(whole, "counters"));
        Added(parts, "within").Should().BeEquivalentTo(Longs(whole, "within"));
        Added(parts, "errors").Should().BeEquivalentTo(Longs(whole, "errors"));
        parts.SelectMany(part => part.GetProperty("rates").EnumerateObject()).GroupBy(rate => rate.Name)
            .ToDictionary(same => same.Key, same => (same.Sum(rate => rate.Value[0].GetInt64()), same.Sum(rate => rate.Value[1].GetInt64())))
            .Should().BeEquivalentTo(whole.GetProperty("rates").EnumerateObject().ToDictionary(rate => rate.Name, rate => (rate.Value[0].GetInt64(), rate.Value[1].GetInt64())));
        CheckTrends(whole, parts);
        CheckPercentiles(whole, parts);
    }

    private static void CheckTrends(JsonElement whole, IReadOnlyList<JsonElement> parts)
    {
        string[] names = [.. parts.SelectMany(part => part.GetProperty("trends").EnumerateObject()).Select(trend => trend.Name).Distinct()];
        whole.GetProperty("trends").EnumerateObject().Select(trend => trend.Name).Should().BeEquivalentTo(names);
        foreach (string name in names)
        {
            HdrEncoding.Encode(Merged(parts, name)).Should().Be(whole.GetProperty("trends").GetProperty(name).GetString(), name);
            long[][] extremes = [.. parts.Select(part => part.GetProperty("extremes")).Where(of => of.TryGetProperty(name, out _)).Select(of => of.GetProperty(name).EnumerateArray().Select(number => number.GetInt64()).ToArray())];
            whole.GetProperty("extremes").GetProperty(name).EnumerateArray().Select(number => number.GetInt64())
                .Should().Equal(extremes.Min(part => part[0]), extremes.Max(part => part[1]), extremes.Sum(part => part[2]));
        }
    }

    /// <summary>Those that users see are those of the merged histogram, not some mean of the parts'.</summary>
    private static void CheckPercentiles(JsonElement whole, IReadOnlyList<JsonElement> parts)
    {
        var size = new Histogram();
        foreach (string name in whole.GetProperty("trends").EnumerateObject().Select(trend => trend.Name).Where(name => name.StartsWith("size", StringComparison.Ordinal)))
        {
            size.Add(Merged(parts, name));
        }

        double p95 = whole.GetProperty("percentiles")[0].GetDouble();
        double median = whole.GetProperty("percentiles")[1].GetDouble();

        // In thousandths, as trends without a unit are kept.
        (p95 / median).Should().BeApproximately(size.Quantile(0.95) / size.Quantile(0.5), 0.002);
    }

    private static Histogram Merged(IEnumerable<JsonElement> parts, string name)
    {
        var merged = new Histogram();
        foreach (JsonElement part in parts)
        {
            if (part.GetProperty("trends").TryGetProperty(name, out JsonElement encoded))
            {
                merged.Add(HdrDecoding.Decode(encoded.GetString()!));
            }
        }

        return merged;
    }

    private static Dictionary<string, long> Added(IEnumerable<JsonElement> parts, string what) =>
        parts.SelectMany(part => part.GetProperty(what).EnumerateObject()).GroupBy(count => count.Name).ToDictionary(same => same.Key, same => same.Sum(count => count.Value.GetInt64()));

    private static Dictionary<string, long> Longs(JsonElement of, string what) => of.GetProperty(what).EnumerateObject().ToDictionary(count => count.Name, count => count.Value.GetInt64());
}
