using System.Collections.Immutable;

namespace PerfTest.Measuring;

/// <summary>What several parts of one run recorded in the same windows of the plan.</summary>
internal static class WindowMerge
{
    /// <summary>In the order of the first part that has begun a window. A window lasts from the first that began it to the last that ended it.</summary>
    public static ImmutableArray<WindowSnapshot> Merge(IEnumerable<ImmutableArray<WindowSnapshot>> parts, MetricCatalog catalog) =>
    [
        .. parts.SelectMany(part => part)
            .GroupBy(window => window.Window)
            .Select(same => new WindowSnapshot(
                same.Key,
                same.Min(window => window.From),
                same.Max(window => window.To),
                SnapshotMerge.Merge([.. same.Select(window => window.Metrics)], catalog))),
    ];
}
