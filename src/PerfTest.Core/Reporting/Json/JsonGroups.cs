using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>The tree of groups with their checks, in k6's form.</summary>
internal static class JsonGroups
{
    private const string Separator = "::";

    public static void Write(Utf8JsonWriter json, LoadResult result)
    {
        var paths = result.Checks.Select(check => check.Group).Concat(result.Metrics.TagValues(MetricNames.GroupDuration, TagNames.Group)).SelectMany(WithParents).ToHashSet(StringComparer.Ordinal);
        Write(json, "", paths, result.Checks);
    }

    private static void Write(Utf8JsonWriter json, string path, HashSet<string> paths, IReadOnlyList<CheckResult> checks)
    {
        json.WriteStartObject();
        json.WriteString("name", NameOf(path));
        json.WriteString("path", path);
        json.WriteString("id", IdOf(path));
        json.WriteStartArray("groups");
        foreach (var child in paths.Where(other => other.Length > 0 && ParentOf(other) == path).Order(StringComparer.Ordinal))
        {
            Write(json, child, paths, checks);
        }

        json.WriteEndArray();
        json.WriteStartArray("checks");
        foreach (var check in checks.Where(check => check.Group == path))
        {
            var checkPath = path + Separator + check.Name;
            json.WriteStartObject();
            json.WriteString("name", check.Name);
            json.WriteString("path", checkPath);
            json.WriteString("id", IdOf(checkPath));
            json.WriteNumber("passes", check.Passes);
            json.WriteNumber("fails", check.Fails);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<string> WithParents(string path)
    {
        for (var part = path; part.Length > 0; part = ParentOf(part))
        {
            yield return part;
        }
    }

    private static string ParentOf(string path) => path[..Math.Max(0, path.LastIndexOf(Separator, StringComparison.Ordinal))];

    private static string NameOf(string path) => path.Length == 0 ? "" : path[(path.LastIndexOf(Separator, StringComparison.Ordinal) + Separator.Length)..];

    /// <summary>k6's id of a group or check: the MD5 of its path. An id, not a secret.</summary>
#pragma warning disable CA5351
    private static string IdOf(string path) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(path)));
#pragma warning restore CA5351
}
