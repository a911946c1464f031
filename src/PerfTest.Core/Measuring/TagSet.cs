using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace PerfTest.Measuring;

/// <summary>
/// Tags of samples, each key once, sorted by key. Interned in its store: two sets with the same tags are the same object, in whatever order they were added, so
/// that equality is reference equality.
/// </summary>
internal sealed class TagSet
{
    private readonly TagSetTable _table;

    /// <summary>
    /// The sets with one tag more, and (where the value is null) with one less. Each set is remembered only by those that it has one tag more or less than: were it
    /// also by those with another value of the tag, a tag with n values would make n² entries.
    /// </summary>
    private ConcurrentDictionary<(string Key, string? Value), TagSet>? _next;

    internal TagSet(TagSetTable table, ImmutableArray<KeyValuePair<string, string>> tags)
    {
        _table = table;
        Tags = tags;
        Scenario = this[TagNames.Scenario];
    }

    /// <summary>Sorted by key, ordinal.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Tags { get; }

    public int Count => Tags.Length;

    /// <summary>The tag <c>scenario</c>, or null.</summary>
    public string? Scenario { get; }

    /// <summary>The tag's value, or null where it is not set.</summary>
    public string? this[string key]
    {
        get
        {
            foreach (var tag in Tags)
            {
                if (string.Equals(tag.Key, key, StringComparison.Ordinal))
                {
                    return tag.Value;
                }
            }

            return null;
        }
    }

    /// <summary>
    /// This set with one tag more, or with another value of it. Remembered: the second call with the same tag is a look-up and allocates nothing. When the store has
    /// too many sets the value becomes <see cref="TagNames.Other"/>; when even that would be too many the tag is left out.
    /// </summary>
    public TagSet With(string key, string value)
    {
        if (this[key] is { } present)
        {
            return string.Equals(present, value, StringComparison.Ordinal) ? this : Without(key).With(key, value);
        }

        return Known(key, value) ?? Add(key, value);
    }

    /// <summary>This set without a tag.</summary>
    public TagSet Without(string key) => this[key] is null ? this : Known(key, null) ?? Remove(key);

    /// <summary>Whether every tag of the filter is here with the same value. An empty filter matches everything.</summary>
    public bool Matches(ImmutableArray<KeyValuePair<string, string>> filter)
    {
        if (filter.IsDefaultOrEmpty)
        {
            return true;
        }

        foreach (var wanted in filter)
        {
            if (!string.Equals(this[wanted.Key], wanted.Value, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>{name:/a,scenario:default}</c>, or nothing for no tags.</summary>
    public override string ToString() => Count == 0 ? "" : "{" + string.Join(',', Tags.Select(tag => $"{tag.Key}:{tag.Value}")) + "}";

    private TagSet? Known(string key, string? value) =>
        Volatile.Read(ref _next) is { } next && next.TryGetValue((key, value), out var known) ? known : null;

    private TagSet Add(string key, string value)
    {
        var place = 0;
        while (place < Tags.Length && string.CompareOrdinal(Tags[place].Key, key) < 0)
        {
            place++;
        }

        if (_table.Intern(Tags.Insert(place, new(key, value))) is { } next)
        {
            return Remember(key, value, next);
        }

        // Not remembered: what folds is without number, and memory is not.
        return value == TagNames.Other ? this : With(key, TagNames.Other);
    }

    private TagSet Remove(string key) =>
        Remember(key, null, _table.InternAlways(Tags.RemoveAll(tag => string.Equals(tag.Key, key, StringComparison.Ordinal))));

    private TagSet Remember(string key, string? value, TagSet next) =>
        LazyInitializer.EnsureInitialized(ref _next, static () => new(concurrencyLevel: 1, capacity: 3)).GetOrAdd((key, value), next);
}
