using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>Tags that a layer adds to every sample of the tests that it is for.</summary>
internal static class LayerTags
{
    // Tags that samples have by themselves; a user's tag of the same name would overwrite what happened.
    private static readonly ImmutableHashSet<string> BuiltIn = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "proto", "status", "method", "url", "name", "group", "check", "error", "error_code", "error_class", "tls_version", "scenario", "expected_response", "reason", "source", "censored");

    /// <summary>The layer's tags; none where they are wrong, and a sentence about it.</summary>
    public static ImmutableSortedDictionary<string, string> Read(SettingLayer layer, List<string> mistakes) =>
        Read(layer.Tags, layer.LabelOf(nameof(layer.Tags)), mistakes);

    /// <param name="text">As written, or null.</param>
    /// <param name="label">What messages call the setting.</param>
    /// <param name="mistakes">Gets a sentence for each mistake.</param>
    public static ImmutableSortedDictionary<string, string> Read(string? text, string label, List<string> mistakes)
    {
        if (text is null)
        {
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        Parsed<ImmutableSortedDictionary<string, string>> tags = TagListParser.Parse(text);
        if (!tags.IsOk)
        {
            mistakes.Add($"{label} = {tags.Error}");
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        foreach (string name in tags.Value.Keys.Where(BuiltIn.Contains))
        {
            mistakes.Add($"{label} = {Written.Quote(text)} is wrong: PerfTest itself sets the tag {name}; choose another name.");
        }

        return tags.Value;
    }
}
