using System.Collections.Concurrent;

namespace PerfTest.Measuring;

/// <summary>All series of one metric, at most so many of them.</summary>
internal sealed class SeriesFamily
{
    private readonly ConcurrentDictionary<TagSet, Series> _byTags = new();
    private readonly Lock _gate = new();
    private readonly Func<Metric, TagSet, Series> _create;
    private readonly int _capacity;
    private volatile Series[] _all = [];
    private long _folded;

    /// <param name="metric">Whose they are.</param>
    /// <param name="capacity">From this number on the tags of new series fold.</param>
    /// <param name="create">Makes a series.</param>
    public SeriesFamily(Metric metric, int capacity, Func<Metric, TagSet, Series> create)
    {
        Metric = metric;
        _capacity = capacity;
        _create = create;
    }

    public Metric Metric { get; }

    /// <summary>In the order they were made; an array that does not change.</summary>
    public Series[] All => _all;

    /// <summary>How often a series was asked for that would have been one too many.</summary>
    public long Folded => Interlocked.Read(ref _folded);

    /// <summary>
    /// The series with these tags. When there are too many, the one whose unbounded tags (all but status, method and the like) are
    /// <see cref="TagNames.Other"/>: its <see cref="Series.Tags"/> differ from what was asked for.
    /// </summary>
    public Series Get(TagSet tags) => _byTags.TryGetValue(tags, out var known) ? known : Add(tags);

    private Series Add(TagSet tags)
    {
        if (_all.Length >= _capacity)
        {
            var folded = Fold(tags, keepBounded: _all.Length < 2 * _capacity);
            if (!ReferenceEquals(folded, tags))
            {
                Interlocked.Increment(ref _folded);
                tags = folded;
            }
        }

        lock (_gate)
        {
            if (_byTags.TryGetValue(tags, out var known))
            {
                return known;
            }

            var created = _create(Metric, tags);
            _all = [.. _all, created];
            _byTags[tags] = created;
            return created;
        }
    }

    /// <summary>Even a bounded tag may be set by the user, to anything: from twice the capacity on only the scenario is safe.</summary>
    private static TagSet Fold(TagSet tags, bool keepBounded)
    {
        foreach (var tag in tags.Tags)
        {
            var isKept = tag.Key == TagNames.Scenario || (keepBounded && TagNames.IsBounded(tag.Key));
            tags = isKept ? tags : tags.With(tag.Key, TagNames.Other);
        }

        return tags;
    }
}
