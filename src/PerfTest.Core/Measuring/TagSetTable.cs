using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PerfTest.Measuring;

/// <summary>Where a store keeps its tag sets, each once and at most so many.</summary>
internal sealed class TagSetTable
{
    private readonly ConcurrentDictionary<string, TagSet> _sets = new(StringComparer.Ordinal);
    private readonly int _capacity;
    private int _count;
    private long _folded;

    /// <param name="capacity">From this number on new sets are refused; from twice the number on also those in which a value has been folded already.</param>
    public TagSetTable(int capacity)
    {
        _capacity = capacity;
        Empty = InternAlways([]);
    }

    public TagSet Empty { get; }

    /// <summary>How often a new set was refused.</summary>
    public long Folded => Interlocked.Read(ref _folded);

    /// <summary>The one set with these tags (sorted by key), or null where it would be one too many.</summary>
    public TagSet? Intern(ImmutableArray<KeyValuePair<string, string>> tags)
    {
        var text = TextOf(tags);
        if (_sets.TryGetValue(text, out var known))
        {
            return known;
        }

        var isFolded = tags.Any(tag => tag.Value == TagNames.Other);
        if (Volatile.Read(ref _count) >= (isFolded ? 2 * _capacity : _capacity))
        {
            Interlocked.Increment(ref _folded);
            return null;
        }

        return Add(text, tags);
    }

    /// <summary>The one set with these tags, even if it is one too many. For subsets of known sets, whose number is limited by theirs.</summary>
    public TagSet InternAlways(ImmutableArray<KeyValuePair<string, string>> tags)
    {
        var text = TextOf(tags);
        return _sets.TryGetValue(text, out var known) ? known : Add(text, tags);
    }

    private TagSet Add(string text, ImmutableArray<KeyValuePair<string, string>> tags)
    {
        var added = new TagSet(this, tags);
        var kept = _sets.GetOrAdd(text, added);
        if (ReferenceEquals(kept, added))
        {
            Interlocked.Increment(ref _count);
        }

        return kept;
    }

    /// <summary>Lengths keep apart what separators inside a value would mix up.</summary>
    private static string TextOf(ImmutableArray<KeyValuePair<string, string>> tags)
    {
        var text = new StringBuilder();
        foreach (var tag in tags)
        {
            text.Append(CultureInfo.InvariantCulture, $"{tag.Key.Length}:{tag.Key}{tag.Value.Length}:{tag.Value}");
        }

        return text.ToString();
    }
}
