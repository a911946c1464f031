using System.Collections.Immutable;

namespace PerfTest.Measuring;

/// <summary>A metric and those of its series that have samples, in the order they were made.</summary>
/// <param name="Metric">Which.</param>
/// <param name="Series">Its series.</param>
/// <param name="Folded">How often a series was asked for that would have been one too many; more than 0: the report says so.</param>
internal sealed record MetricSnapshot(Metric Metric, ImmutableArray<SeriesSnapshot> Series, long Folded);
