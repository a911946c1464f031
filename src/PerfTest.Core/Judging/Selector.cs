using System.Collections.Immutable;

namespace PerfTest.Judging;

/// <summary>A metric's name with a filter on its tags.</summary>
internal static class Selector
{
    public static ImmutableArray<KeyValuePair<string, string>> Of(IEnumerable<(string Tag, string Value)> filter) =>
        [.. filter.Select(tag => KeyValuePair.Create(tag.Tag, tag.Value))];

    /// <summary><c>http_req_duration{name:/a,status:200}</c>.</summary>
    public static string Print(string metric, IEnumerable<(string Tag, string Value)> filter) => Print(metric, Of(filter));

    /// <summary><c>http_req_duration{name:/a,status:200}</c>.</summary>
    public static string Print(string metric, IReadOnlyCollection<KeyValuePair<string, string>> filter) =>
        filter.Count == 0 ? metric : $"{metric}{{{string.Join(',', filter.Select(tag => $"{tag.Key}:{tag.Value}"))}}}";
}
