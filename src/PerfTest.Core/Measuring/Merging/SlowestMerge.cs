using System.Collections.Immutable;

namespace PerfTest.Measuring;

/// <summary>The slowest requests of several parts of a run: the slowest of all.</summary>
internal static class SlowestMerge
{
    /// <param name="parts">By the tag <c>name</c>.</param>
    public static ImmutableDictionary<string, ImmutableArray<SlowSample>> Merge(IEnumerable<ImmutableDictionary<string, ImmutableArray<SlowSample>>> parts) => parts
        .SelectMany(part => part)
        .GroupBy(endpoint => endpoint.Key, StringComparer.Ordinal)
        .ToImmutableDictionary(
            endpoint => endpoint.Key,
            endpoint => endpoint.SelectMany(part => part.Value).OrderByDescending(sample => sample.Duration).Take(SlowRequests.Kept).ToImmutableArray(),
            StringComparer.Ordinal);
}
