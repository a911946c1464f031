using System.Collections.Immutable;

namespace PerfTest.Measuring;

/// <summary>One line of a scrape.</summary>
/// <param name="Name">The series' name as it stands there.</param>
/// <param name="Labels">In the order in which they are written.</param>
/// <param name="Value">May be infinite or not a number.</param>
/// <param name="IsCounter">It only grows: a counter, or a part of a histogram or summary that counts.</param>
internal sealed record PrometheusSample(string Name, ImmutableArray<KeyValuePair<string, string>> Labels, double Value, bool IsCounter);
